package io.foretick.cli;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Fact;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.feed.CandleOrigin;
import io.foretick.venue.bybit.feed.CandleSink;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Prints what a price did from each close to the next, one row a move, each once. Used by one
/// thread at a time.
final class FactRows implements CandleSink {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final DateTimeFormatter DAY_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// How rows are written.
    enum Form {
        TEXT,
        JSON
    }

    private final String symbol;
    private final Timeframe timeframe;
    private final double flatBps;
    private final Form form;
    private final PrintWriter out;
    private final PrintWriter notices;
    private @Nullable Bar previous; // null before the first candle

    /// @param flatBps moves up to this size count as none
    /// @param notices where it is said what is missing
    FactRows(
            String symbol,
            Timeframe timeframe,
            double flatBps,
            Form form,
            PrintWriter out,
            PrintWriter notices) {
        this.symbol = symbol;
        this.timeframe = timeframe;
        this.flatBps = flatBps;
        this.form = form;
        this.out = out;
        this.notices = notices;
    }

    /// Prints the head of the table, where there is one.
    void begin() {
        if (form == Form.TEXT) {
            out.println(symbol + ", candles of " + timeframe.name());
            out.printf(
                    Locale.ROOT,
                    "%-27s %14s %14s %12s %9s  %s%n",
                    "start, ET (UTC)",
                    "close_prev",
                    "close_curr",
                    "delta",
                    "ret_bps",
                    "direction");
            out.flush();
        }
    }

    /// Takes the next closed candle; the first after a hole makes no row.
    void add(Bar bar) {
        Bar before = previous;
        previous = bar;
        if (before != null && before.endNs() == bar.startNs()) {
            print(before, bar);
        }
    }

    @Override
    public void candle(Timeframe interval, Bar bar, CandleOrigin origin) {
        add(bar);
    }

    /// The row is printed already; only the next one is measured from the new close.
    @Override
    public void revised(Timeframe interval, Bar bar) {
        previous = bar;
        notices.println("the candle of " + time(bar.startNs()) + " was changed by the venue");
        notices.flush();
    }

    @Override
    public void gap(Timeframe interval, long fromNs, long toNs) {
        notices.println("no candles from " + time(fromNs) + " to " + time(toNs));
        notices.flush();
    }

    private void print(Bar before, Bar bar) {
        Fact fact =
                Fact.of(
                        timeframe,
                        bar.startNs(),
                        E8.toDouble(before.closeE8()),
                        E8.toDouble(bar.closeE8()),
                        flatBps);
        long deltaE8 = bar.closeE8() - before.closeE8();
        switch (form) {
            case TEXT ->
                    out.printf(
                            Locale.ROOT,
                            "%-27s %14s %14s %12s %9.2f  %s%n",
                            time(bar.startNs()),
                            E8.format(before.closeE8()),
                            E8.format(bar.closeE8()),
                            E8.format(deltaE8),
                            fact.returnBps(),
                            fact.direction());
            case JSON -> out.println(json(fact, deltaE8));
        }
        out.flush();
    }

    private String json(Fact fact, long deltaE8) {
        return JSON.createObjectNode()
                .put("symbol", symbol)
                .put("tf", timeframe.name())
                .put("prev_ts", fact.previousStartNs() / Times.MILLI_NS)
                .put("curr_ts", fact.startNs() / Times.MILLI_NS)
                .put("close_prev", fact.closePrevious())
                .put("close_curr", fact.close())
                .put("delta", E8.toDouble(deltaE8))
                .put("ret_bps", fact.returnBps())
                .put("fact_flat_bps", fact.flatBps())
                .put("direction", fact.direction().name())
                .put("fact_dir", fact.direction().name())
                .toString();
    }

    private static String time(long timeNs) {
        Instant at = Instant.ofEpochSecond(Times.toEpochSecond(timeNs));
        return DAY_TIME.format(at.atZone(EASTERN))
                + " ET ("
                + TIME.format(at.atZone(ZoneOffset.UTC))
                + ")";
    }
}
