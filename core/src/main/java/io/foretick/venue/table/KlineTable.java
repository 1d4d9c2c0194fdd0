package io.foretick.venue.table;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.Listings;

import java.util.List;
import java.util.function.Consumer;

/// Rows of closed candles of a Binance spot pair: start, open, high, low, close, volume, and what
/// more there may be. A candle is known at its end.
public final class KlineTable implements TableDecoder.Rows {

    private static final int CLOSE_TIME = 6;

    private final Listings listings;
    private final Instrument.Spot pair;
    private final long lengthNs;
    private Bar bar = new Bar(0, 1, 1, 1, 1, 1, 0);

    public KlineTable(String asset, long lengthNs, Listings listings) {
        this.listings = listings;
        this.lengthNs = lengthNs;
        pair = new Instrument.Spot(Source.KLINES, asset + "USDT", asset, 0);
    }

    /// The length of a table's candles: what a row says, else the smallest step between rows.
    ///
    /// @param rows the first rows
    /// @throws IllegalArgumentException if they do not tell
    public static long lengthNs(List<byte[]> rows) {
        CsvRow row = new CsvRow();
        long lengthNs = Long.MAX_VALUE;
        long previousNs = Times.UNKNOWN_NS;
        for (byte[] bytes : rows) {
            row.split(bytes, 0, bytes.length);
            long startNs = row.timeNs(0);
            if (row.columns() > CLOSE_TIME) {
                return wholeSeconds(row.timeNs(CLOSE_TIME) - startNs + Times.SECOND_NS - 1);
            }
            if (previousNs != Times.UNKNOWN_NS && startNs > previousNs) {
                lengthNs = Math.min(lengthNs, startNs - previousNs);
            }
            previousNs = startNs;
        }
        return wholeSeconds(lengthNs);
    }

    private static long wholeSeconds(long lengthNs) {
        Checks.inRange(lengthNs, Times.SECOND_NS, 32 * Times.DAY_NS, "length of a candle");
        return lengthNs / Times.SECOND_NS * Times.SECOND_NS;
    }

    @Override
    public void read(CsvRow row) {
        bar =
                new Bar(
                        row.timeNs(0),
                        lengthNs,
                        row.e8(1),
                        row.e8(2),
                        row.e8(3),
                        row.e8(4),
                        row.e8(5));
    }

    @Override
    public void emit(Stamp at, Consumer<Event> sink) {
        int number = listings.list(pair, Source.KLINES, pair.symbol(), at, sink);
        sink.accept(new Event.Candle(at.withVenueNs(bar.endNs()), number, bar));
    }
}
