package io.foretick.report.predictor;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Fact;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.live.JsonText;

import org.jspecify.annotations.Nullable;

/// What is shown of one timeframe's candles and facts. Owned by the predictor's thread.
final class TimeframeFigures {

    private final Timeframe timeframe;
    private long candles;
    private long revisions;
    private long gaps;
    private long missing;
    private long facts;
    private @Nullable Bar bar; // null before the first
    private @Nullable Fact fact;

    TimeframeFigures(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    void candle(Bar newest) {
        candles++;
        bar = newest;
    }

    void revised(Bar newest) {
        revisions++;
        bar = newest;
    }

    void gap(long fromNs, long toNs) {
        gaps++;
        missing += (toNs - fromNs) / timeframe.lengthNs();
    }

    void fact(Fact newest) {
        facts++;
        fact = newest;
    }

    void write(JsonText out) {
        out.put("tf", timeframe.name())
                .putTimeNs("length", timeframe.lengthNs())
                .put("candles", candles)
                .put("facts", facts)
                .put("revisions", revisions)
                .put("gaps", gaps)
                .put("missing", missing);
        Bar newest = bar;
        if (newest == null) {
            out.putNull("candle");
        } else {
            out.object("candle", fields -> write(newest, fields));
        }
        Fact last = fact;
        if (last == null) {
            out.putNull("fact");
        } else {
            out.object("fact", fields -> write(last, fields));
        }
    }

    private static void write(Bar bar, JsonText out) {
        out.putTimeNs("start", bar.startNs())
                .putTimeNs("end", bar.endNs())
                .putE8("open", bar.openE8())
                .putE8("high", bar.highE8())
                .putE8("low", bar.lowE8())
                .putE8("close", bar.closeE8())
                .putE8("volume", bar.volumeE8());
    }

    private static void write(Fact fact, JsonText out) {
        out.put("fact_dir", fact.direction().name())
                .put("ret_bps", fact.returnBps())
                .put("fact_flat_bps", fact.flatBps());
    }
}
