package io.foretick.lab.direction;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.history.kline.Kline;
import io.foretick.history.kline.KlineCsvFile;
import io.foretick.lab.data.KlineFiles;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the candles of one symbol from kline files, in any order of files; shorter klines are
/// joined where all of a candle's are there. Stateless.
public final class KlineCandles {

    private KlineCandles() {}

    /// All whole candles of a timeframe, oldest first; what lies between files is a hole.
    ///
    /// @param files or folders, of which every file is looked at
    /// @throws IOException if a file cannot be read, two contradict each other, none is of the
    ///   symbol, or their interval does not divide the timeframe
    public static List<Bar> read(List<Path> files, String symbol, Timeframe timeframe)
            throws IOException {
        var klines = new TreeMap<Long, Kline>();
        int seconds = 0;
        for (Path path : KlineFiles.listed(files)) {
            KlineCsvFile file = KlineCsvFile.of(path);
            if (file.symbol().equals(symbol)) {
                if (seconds != 0 && seconds != file.interval().seconds()) {
                    throw new IOException(path + ": all files must have one interval");
                }
                seconds = file.interval().seconds();
                file.read(kline -> add(klines, kline, path));
            }
        }
        if (klines.isEmpty()) {
            throw new IOException("no kline file is of " + symbol);
        }
        return joined(List.copyOf(klines.values()), seconds, lengthSeconds(timeframe, seconds));
    }

    private static void add(Map<Long, Kline> klines, Kline kline, Path path) throws IOException {
        Kline before = klines.putIfAbsent(kline.openSecond(), kline);
        if (before != null && !before.equals(kline)) {
            throw new IOException(path + ": " + kline + " is elsewhere " + before);
        }
    }

    private static long lengthSeconds(Timeframe timeframe, int seconds) throws IOException {
        long lengthSeconds = timeframe.lengthNs() / Times.SECOND_NS;
        if (lengthSeconds % seconds != 0) {
            throw new IOException(
                    "klines of %d s cannot be joined to candles of %d s"
                            .formatted(seconds, lengthSeconds));
        }
        return lengthSeconds;
    }

    private static List<Bar> joined(List<Kline> klines, int seconds, long lengthSeconds) {
        int parts = Math.toIntExact(lengthSeconds / seconds);
        List<Bar> bars = new ArrayList<>(klines.size() / parts);
        for (int k = 0; k + parts <= klines.size(); k++) {
            long openSecond = klines.get(k).openSecond();
            long lastOpenSecond = openSecond + lengthSeconds - seconds;
            boolean isWhole =
                    openSecond % lengthSeconds == 0
                            && klines.get(k + parts - 1).openSecond() == lastOpenSecond;
            if (isWhole) {
                bars.add(join(klines.subList(k, k + parts), lengthSeconds * Times.SECOND_NS));
            }
        }
        return bars;
    }

    private static Bar join(List<Kline> parts, long lengthNs) {
        long highE8 = Long.MIN_VALUE;
        long lowE8 = Long.MAX_VALUE;
        long volumeE8 = 0;
        for (Kline part : parts) {
            highE8 = Math.max(highE8, part.highE8());
            lowE8 = Math.min(lowE8, part.lowE8());
            volumeE8 += part.volumeE8();
        }
        return new Bar(
                parts.getFirst().openSecond() * Times.SECOND_NS,
                lengthNs,
                parts.getFirst().openE8(),
                highE8,
                lowE8,
                parts.getLast().closeE8(),
                volumeE8);
    }
}
