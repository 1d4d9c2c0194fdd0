package io.foretick.report.direction;

import io.foretick.market.candle.Timeframe;
import io.foretick.venue.wire.JsonScanner;
import io.foretick.venue.wire.Words;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// Up to which candle a file has the rows of each timeframe and model, so that what a restarted
/// predictor does once more is not written once more. Owned by one thread.
final class WrittenRows implements WholeLines.Reader {

    /// Stands in for the model of rows that are of none.
    static final String NO_MODEL = "";

    private static final int TIMEFRAME = 0;
    private static final int MODEL = 1;
    private static final int SYMBOL = 2;
    private static final Words KEYS =
            Words.of("tf", "model_id", DirectionRows.SYMBOL, "candle_ts", "ts_start");

    private record Line(String timeframe, String model) {}

    private final JsonScanner json = new JsonScanner();
    private final Map<Line, Long> newestMs = new HashMap<>();
    private final SortedSet<String> symbols = new TreeSet<>();
    private long unreadable;

    /// Takes a row that is there.
    @Override
    public void line(byte[] bytes, int from, int length) {
        json.reset(bytes, from, length);
        String timeframe = "";
        String model = NO_MODEL;
        long candleMs = -1;
        json.enterObject();
        for (int key = json.nextKey(KEYS); key != JsonScanner.END; key = json.nextKey(KEYS)) {
            if (key == Words.UNKNOWN) {
                json.skip();
            } else if (key == TIMEFRAME) {
                timeframe = text();
            } else if (key == MODEL) {
                model = text();
            } else if (key == SYMBOL) {
                symbols.add(text());
            } else {
                candleMs = json.readLong();
            }
        }
        if (json.finished() && !timeframe.isEmpty() && candleMs >= 0) {
            newestMs.merge(new Line(timeframe, model), candleMs, Math::max);
        } else {
            unreadable++;
        }
    }

    /// Whether a row of this candle is yet to be written; if so, it counts as written from now on.
    ///
    /// @param model name of the model, or [#NO_MODEL]
    boolean take(Timeframe timeframe, String model, long candleMs) {
        var line = new Line(timeframe.name(), model);
        Long newest = newestMs.get(line);
        if (newest != null && candleMs <= newest) {
            return false;
        }
        newestMs.put(line, candleMs);
        return true;
    }

    /// The newest candle of this timeframe, of rows that are of no model; empty if there is none.
    OptionalLong newestMs(Timeframe timeframe) {
        Long newest = newestMs.get(new Line(timeframe.name(), NO_MODEL));
        return newest == null ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    /// Whose candles the rows that were there are of.
    SortedSet<String> symbols() {
        return Collections.unmodifiableSortedSet(symbols);
    }

    /// Lines that were no row.
    long unreadable() {
        return unreadable;
    }

    private String text() {
        return json.readText() ? json.text().copyToString() : "";
    }
}
