package io.foretick.lab.data;

import io.foretick.history.kline.Kline;
import io.foretick.history.kline.KlineCsvFile;
import io.foretick.market.second.BarSeries;
import io.foretick.store.DataFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads files of klines into one series a coin. The files may be given in any order and may leave
/// out any time between them; where two of them hold the same kline they have to agree. Used once
/// for each coin, by one thread; not for a store of history.
public final class KlineHistory {

    private record Source(long firstSecond, DataFile file) {}

    private final List<Source> sources = new ArrayList<>();
    private final List<Kline> klines = new ArrayList<>();

    private KlineHistory() {}

    /// Reads all of the files, which must have one interval.
    ///
    /// @param files or folders, of which every file is read
    /// @return one history a coin, in the order of their symbols
    /// @throws IOException if a file cannot be read, is none of klines or contradicts another
    public static List<CoinHistory> read(List<Path> files) throws IOException {
        Map<String, List<KlineCsvFile>> bySymbol = new TreeMap<>();
        List<String> intervals = new ArrayList<>();
        for (Path file : KlineFiles.listed(files)) {
            KlineCsvFile csv = KlineCsvFile.of(file);
            bySymbol.computeIfAbsent(csv.symbol(), _ -> new ArrayList<>()).add(csv);
            intervals.add(csv.interval().name());
        }
        if (intervals.stream().distinct().count() > 1) {
            List<String> different = intervals.stream().distinct().toList();
            throw new IOException("all files must have one interval, they have " + different);
        }
        List<CoinHistory> coins = new ArrayList<>();
        for (List<KlineCsvFile> ofOne : bySymbol.values()) {
            coins.add(new KlineHistory().merged(ofOne));
        }
        return coins;
    }

    private CoinHistory merged(List<KlineCsvFile> files) throws IOException {
        for (KlineCsvFile csv : files) {
            int before = klines.size();
            long rows = csv.read(klines::add);
            String name = csv.path().getFileName().toString();
            long firstSecond = klines.get(before).openSecond();
            sources.add(new Source(firstSecond, new DataFile(name, csv.sha256(), rows)));
        }
        sources.sort(Comparator.comparingLong(Source::firstSecond));
        klines.sort(Comparator.comparingLong(Kline::openSecond));
        KlineCsvFile first = files.getFirst();
        BarSeries series = series(first.symbol(), first.interval().seconds());
        return new CoinHistory(series, sources.stream().map(Source::file).toList());
    }

    private BarSeries series(String symbol, int barSeconds) throws IOException {
        var series = new BarSeries(symbol, barSeconds);
        for (int k = 0; k < klines.size(); k++) {
            Kline kline = klines.get(k);
            if (k == 0 || kline.openSecond() != klines.get(k - 1).openSecond()) {
                series.bar(kline.openSecond(), kline.closeE8(), kline.volumeE8());
            } else if (!kline.equals(klines.get(k - 1))) {
                throw new IOException(
                        symbol + ": two files differ: " + kline + ", " + klines.get(k - 1));
            }
        }
        return series;
    }
}
