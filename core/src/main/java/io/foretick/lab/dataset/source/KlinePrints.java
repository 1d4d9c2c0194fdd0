package io.foretick.lab.dataset.source;

import io.foretick.base.Times;
import io.foretick.history.kline.Kline;
import io.foretick.history.kline.KlineCsvFile;
import io.foretick.lab.spec.DataSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes trades of candles, which are all that is known of most of the past: each candle becomes
/// four prints of a quarter of its volume. Not for questions about single trades.
///
/// How it works: a candle that rose prints open, low, high and close, one that fell open, high, low
/// and close; at its beginning, after one and after three quarters of its time, and at its end. A
/// print that is higher than the one before was taken by a buyer, a lower one by a seller, an equal
/// one by whoever took last. Missing candles stay gaps; candles without volume print nothing.
public final class KlinePrints implements TapeSource {

    private static final int PRINTS = 4;

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        var prints = new Prints(sink);
        for (String named : data.paths()) {
            boolean folder = Files.isDirectory(Path.of(named));
            for (Path file : SourceFiles.of(List.of(named))) {
                read(file, data.symbol(), folder, prints);
            }
        }
    }

    private static void read(Path file, String symbol, boolean folder, Prints prints)
            throws IOException {
        KlineCsvFile klines = KlineCsvFile.of(file);
        if (symbol.isBlank() || klines.symbol().equals(symbol)) {
            long lengthNs = klines.interval().seconds() * Times.SECOND_NS;
            long _ = klines.read(kline -> prints.print(kline, lengthNs));
        } else if (!folder) {
            throw new DatasetException(file + " is of " + klines.symbol() + ", not " + symbol);
        }
    }

    /// The prints so far. Owned by one reading.
    private static final class Prints {

        private final TapeSink sink;
        private long id;
        private long lastE8;
        private boolean selling;

        Prints(TapeSink sink) {
            this.sink = sink;
        }

        void print(Kline kline, long lengthNs) {
            boolean rose = kline.closeE8() >= kline.openE8();
            long firstE8 = rose ? kline.lowE8() : kline.highE8();
            long secondE8 = rose ? kline.highE8() : kline.lowE8();
            long startNs = kline.openSecond() * Times.SECOND_NS;
            long quarterE8 = kline.volumeE8() / PRINTS;
            long restE8 = kline.volumeE8() - (PRINTS - 1) * quarterE8;
            print(startNs, kline.openE8(), quarterE8);
            print(startNs + lengthNs / PRINTS, firstE8, quarterE8);
            print(startNs + lengthNs * (PRINTS - 1) / PRINTS, secondE8, quarterE8);
            print(startNs + lengthNs - 1, kline.closeE8(), restE8);
        }

        private void print(long timeNs, long priceE8, long quantityE8) {
            if (quantityE8 > 0) {
                selling = priceE8 == lastE8 ? selling : priceE8 < lastE8;
                lastE8 = priceE8;
                sink.trade(id++, timeNs, priceE8, quantityE8, selling);
            }
        }
    }
}
