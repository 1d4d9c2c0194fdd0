package io.foretick.venue.bybit.feed;

import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.Kline;
import io.foretick.venue.bybit.rest.BybitRest;
import io.foretick.venue.bybit.rest.KlinePage;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The candles of one interval on their way to the listener: keeps the order, finds what is
/// missing, and says what the REST side has to be asked. Knows no clock and no connection. Owned by
/// one feed's thread.
///
/// How it works: one candle is due next. Confirmed candles that lie behind it are held until the
/// way to them is free. The REST side is asked from the due candle on when the stream shows that it
/// must be closed, or when its end is some seconds past. An answer may have a later candle but not
/// the due one: if it still says so after a while and several questions, there is none, and the
/// line goes on behind the gap.
final class CandleLine {

    /// How often the REST side must say that it does not have a candle.
    static final int ANSWERS_MIN = 3;

    private static final long NONE = Long.MIN_VALUE;
    private static final int HELD_MAX = 4 * BybitRest.PAGE;

    /// A question for the REST side: candles that begin from `fromNs` to `toNs`, both inclusive.
    record Ask(Timeframe interval, long fromNs, long toNs) {}

    private record Held(Bar bar, CandleOrigin origin) {}

    private final Timeframe interval;
    private final long lengthNs;
    private final CandlePatience patience;
    private final CandleSink sink;
    private final LineCounts counts = new LineCounts();
    private final TreeMap<Long, Held> held = new TreeMap<>();
    private @Nullable Bar newest; // null before the first
    private long dueStartNs;
    private long warmEndNs;
    private long gapFromNs = NONE;
    private boolean owed; // whether candles missing before the next one are to be told
    private long shownStartNs = NONE; // newest that the stream has shown, open or closed
    private @Nullable Ask asked; // null while no question is out
    private long retryAtNs = NONE;
    private long retryWaitNs;
    private long missingStartNs = NONE;
    private int missingAnswers;

    CandleLine(Timeframe interval, CandlePatience patience, CandleSink sink) {
        this.interval = interval;
        this.lengthNs = interval.lengthNs();
        this.patience = patience;
        this.sink = sink;
        this.retryWaitNs = patience.retryNs();
    }

    /// Begins with a number of candles before the present.
    void beginWarm(long nowNs, int candles) {
        warmEndNs = interval.startOf(nowNs);
        dueStartNs = warmEndNs - candles * lengthNs;
    }

    /// Begins behind a candle that was processed already, or, where it lies too far back, as
    /// without it.
    ///
    /// @param lastStartNs start of that candle
    void beginAfter(long lastStartNs, long nowNs, CandleFeedPlan plan) {
        beginWarm(nowNs, plan.warmUp());
        owed = true;
        long nextNs = lastStartNs + lengthNs;
        if (nextNs > warmEndNs + lengthNs) {
            throw new IllegalStateException(
                    "the last candle of interval %s begins at %d, after the venue's time %d"
                            .formatted(interval.name(), lastStartNs, nowNs));
        }
        if ((warmEndNs - nextNs) / lengthNs > plan.catchUpMax()) {
            gapFromNs = nextNs;
        } else {
            dueStartNs = nextNs;
        }
    }

    /// Hears a candle of the stream.
    ///
    /// @return false if it lies in the future
    boolean hear(Kline kline, long nowNs) {
        if (kline.startNs() > nowNs + lengthNs) {
            return false;
        }
        shownStartNs = Math.max(shownStartNs, kline.startNs());
        if (kline instanceof Kline.Closed(Bar bar)) {
            if (bar.startNs() < dueStartNs) {
                hearAgain(bar);
            } else {
                held.put(bar.startNs(), new Held(bar, CandleOrigin.STREAM));
                if (held.size() > HELD_MAX) {
                    held.pollLastEntry(); // it will be read when its turn comes
                }
                release();
            }
        }
        return true;
    }

    private void hearAgain(Bar bar) {
        Bar last = newest;
        if (last == null || bar.startNs() != last.startNs()) {
            counts.late();
        } else if (bar.equals(last)) {
            counts.duplicate();
        } else {
            counts.revised();
            newest = bar;
            sink.revised(interval, bar);
        }
    }

    /// When the REST side has to be asked, unless a candle comes before.
    long askAtNs() {
        if (asked != null) {
            return Long.MAX_VALUE;
        }
        long endNs = dueStartNs + lengthNs;
        boolean closed = shownStartNs >= endNs || !held.isEmpty();
        return Math.max(retryAtNs, endNs + (closed ? patience.settleNs() : patience.confirmNs()));
    }

    /// The question that has to be asked now; [#answered] or [#failed] has to follow.
    Optional<Ask> ask(long nowNs) {
        if (nowNs < askAtNs()) {
            return Optional.empty();
        }
        long wanted = (nowNs - dueStartNs) / lengthNs + 1;
        long candles = Math.clamp(wanted, 1, BybitRest.PAGE);
        var ask = new Ask(interval, dueStartNs, dueStartNs + (candles - 1) * lengthNs);
        asked = ask;
        return Optional.of(ask);
    }

    /// Hears the answer to its question.
    void answered(KlinePage page, long nowNs) {
        Ask ask = asked;
        if (ask == null) {
            throw new IllegalStateException("an answer without a question: " + page);
        }
        asked = null;
        long beforeNs = dueStartNs;
        long settledNs = page.serverTimeNs() - patience.settleNs();
        for (Bar bar : page.closed()) {
            if (bar.startNs() >= dueStartNs && bar.endNs() <= settledNs) {
                held.putIfAbsent(bar.startNs(), new Held(bar, originOf(bar)));
            }
        }
        release();
        boolean covered = dueStartNs >= ask.fromNs() && dueStartNs <= ask.toNs();
        if (covered && dueStartNs + lengthNs <= settledNs) {
            lacks(settledNs, ask.toNs() + lengthNs);
        }
        retry(nowNs, dueStartNs > beforeNs);
    }

    /// Hears that its question got no answer.
    void failed(long nowNs) {
        asked = null;
        retry(nowNs, false);
    }

    private CandleOrigin originOf(Bar bar) {
        return bar.startNs() < warmEndNs ? CandleOrigin.WARMUP : CandleOrigin.BACKFILL;
    }

    private void retry(long nowNs, boolean progress) {
        if (progress) {
            retryAtNs = NONE;
            retryWaitNs = patience.retryNs();
        } else {
            retryAtNs = nowNs + retryWaitNs;
            retryWaitNs = Math.min(2 * retryWaitNs, patience.retryNsMax());
        }
    }

    /// The REST side does not have the due candle, although it must be closed. Long after its end a
    /// few answers are enough to believe that.
    ///
    /// @param settledNs up to where the answer tells what is closed
    /// @param searchedNs the end of what was asked for
    private void lacks(long settledNs, long searchedNs) {
        missingAnswers = missingStartNs == dueStartNs ? missingAnswers + 1 : 1;
        missingStartNs = dueStartNs;
        boolean nothing = newest == null && !owed; // such as before a pair was listed
        boolean certain =
                missingAnswers >= ANSWERS_MIN
                        && settledNs - (dueStartNs + lengthNs) >= patience.missingNs();
        if (certain || nothing) {
            if (!held.isEmpty()) {
                skipTo(held.firstKey());
            } else if (searchedNs <= settledNs) {
                skipTo(searchedNs);
            }
            release();
        }
    }

    private void skipTo(long startNs) {
        if (gapFromNs == NONE && (newest != null || owed)) {
            gapFromNs = dueStartNs;
        }
        dueStartNs = startNs;
    }

    /// Delivers what is due and there.
    private void release() {
        held.headMap(dueStartNs).clear();
        for (Map.Entry<Long, Held> first = held.firstEntry();
                first != null && first.getKey() == dueStartNs;
                first = held.firstEntry()) {
            held.pollFirstEntry();
            deliver(first.getValue());
        }
    }

    private void deliver(Held next) {
        Bar bar = next.bar();
        if (gapFromNs != NONE) {
            counts.gap((bar.startNs() - gapFromNs) / lengthNs);
            sink.gap(interval, gapFromNs, bar.startNs());
            gapFromNs = NONE;
        }
        newest = bar;
        dueStartNs = bar.endNs();
        counts.delivered(next.origin());
        sink.candle(interval, bar, next.origin());
    }

    /// Where it stands by itself, whatever the stream does.
    CandleFeedHealth.State state(long nowNs) {
        if (dueStartNs < warmEndNs) {
            return CandleFeedHealth.State.WARMING;
        }
        boolean overdue = asked != null || nowNs >= askAtNs();
        return overdue ? CandleFeedHealth.State.CATCHING_UP : CandleFeedHealth.State.LIVE;
    }

    CandleFeedHealth.Line health(long nowNs) {
        Bar last = newest;
        return last == null
                ? counts.health(interval, CandleFeedHealth.NONE_NS, CandleFeedHealth.NONE_NS)
                : counts.health(interval, last.startNs(), nowNs - last.endNs());
    }
}
