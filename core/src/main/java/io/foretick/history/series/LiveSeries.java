package io.foretick.history.series;

import io.foretick.base.Times;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.SecondSeries;
import io.foretick.market.second.TradeSink;

import java.util.List;
import java.util.Objects;

/// A symbol's past that grows with each trade, by the same rule that the store of record is closed
/// by. Owned by the thread that brings trades; others read a [#cut].
///
/// How it works: a [SecondCloser] closes seconds, rows go to memory behind the mapped past, and the
/// end is published after the row, so that whoever sees the end sees the rows before it. Memory is
/// bounded: once the rows were saved ([SeriesWriter]), [#rebase] lets go of them.
public final class LiveSeries implements SecondSeries, TradeSink {

    private final SecondCloser closer;
    private final PrefixSums sums;
    private final SpanLog spans;
    private long knownFrom; // seconds before it that close now lie in a gap
    private volatile Grown grown;
    private volatile long endSecond;

    private LiveSeries(Grown grown, SpanLog spans, long openSecond, long priceE8, long lastId) {
        this.grown = grown;
        this.sums = PrefixSums.after(grown.past());
        this.spans = spans;
        this.endSecond = grown.start();
        this.knownFrom = grown.start();
        this.closer =
                new SecondCloser(
                        openSecond,
                        priceE8,
                        lastId,
                        (second, secondPriceE8, quantityE8, _, _, _, id) ->
                                closed(second, secondPriceE8, quantityE8, id));
        grown.putEnd(endSecond, sums);
    }

    /// Goes on behind a past, with the trade after its last.
    ///
    /// @param past stays open as long as this or a cut of it is read
    /// @param secondsMax rows that memory may hold, 40 bytes each
    public static LiveSeries after(MappedSeries past, int secondsMax) {
        return new LiveSeries(
                Grown.after(past, Coverage.of(past.spans()), secondsMax),
                SpanLog.after(past.spans(), past),
                past.endSecond(),
                past.priceE8(past.endSecond() - 1),
                past.lastId());
    }

    /// Goes on behind a past as it was when it ended at a second: what it holds since does not
    /// count.
    ///
    /// @param past stays open as long as this or a cut of it is read
    /// @param endSecond of the past that counts, not after the end of what is held
    /// @param lastId of the last trade before it
    /// @param secondsMax rows that memory may hold, 40 bytes each
    public static LiveSeries after(MappedSeries past, long endSecond, long lastId, int secondsMax) {
        List<Span> spans = past.spansBefore(endSecond);
        var until = new PastUntil(past, endSecond);
        return new LiveSeries(
                Grown.after(until, Coverage.of(spans), secondsMax),
                SpanLog.after(spans, past),
                endSecond,
                past.priceE8(endSecond - 1),
                lastId);
    }

    /// Begins with the first trade at or after a second, where nothing is held. Trades before it
    /// tell the price that it begins with.
    ///
    /// @param secondsMax rows that memory may hold, 40 bytes each
    public static LiveSeries begin(String symbol, long second, int secondsMax) {
        NoPast past = new NoPast(symbol, second);
        return new LiveSeries(
                Grown.after(past, Coverage.from(second), secondsMax),
                new SpanLog(),
                0,
                SecondCloser.NO_PRICE,
                SecondCloser.NO_ID);
    }

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        closer.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
    }

    /// Closes all seconds before this one; a trade of theirs that comes after is late.
    public void closeUntil(long second) {
        closer.closeUntil(second);
    }

    /// Closes the seconds that ended at least a period of grace ago.
    ///
    /// @param nowNs the venue's time as far as it is known, nanoseconds since the Unix epoch
    /// @param graceNs how long trades may be under way
    public void closeByClock(long nowNs, long graceNs) {
        closer.closeUntil(Times.toEpochSecond(nowNs - graceNs));
    }

    /// Declares a gap from the end to this second: what was traded there, the open second included,
    /// is not known whole. Trades in it tell only the price that the next second begins with.
    public void skipTo(long second) {
        if (second > knownFrom && second > endSecond) {
            knownFrom = second;
            grown = grown.withCoverage(grown.coverage().withGap(endSecond, second));
        }
    }

    /// The series as it stands, for any thread. May be called by any thread.
    public LiveCut cut() {
        long end = endSecond; // before the rows are looked for: whoever sees it sees them
        return new LiveCut(grown, end);
    }

    /// Puts a longer past under this series and lets go of the memory that it replaces.
    ///
    /// @param past of the same symbol and first second, saved from this series
    public void rebase(MappedSeries past) {
        long end = past.endSecond();
        boolean same =
                past.firstSecond() == firstSecond()
                        && end >= grown.start()
                        && end <= endSecond
                        && past.quantityBefore(end) == quantityBefore(end)
                        && past.varianceBefore(end) == varianceBefore(end);
        if (!same || !past.symbol().equals(symbol())) {
            throw new IllegalArgumentException("the past is not one of " + symbol() + " up to now");
        }
        grown = grown.over(past);
    }

    @Override
    public String symbol() {
        return grown.past().symbol();
    }

    @Override
    public long firstSecond() {
        return grown.firstSecond();
    }

    @Override
    public long endSecond() {
        return endSecond;
    }

    @Override
    public long priceE8(long second) {
        return grown.priceE8(known(second, endSecond));
    }

    @Override
    public double logPrice(long second) {
        return grown.logPrice(known(second, endSecond));
    }

    @Override
    public long quantityBefore(long second) {
        return grown.quantityBefore(known(second, endSecond + 1));
    }

    @Override
    public long varianceBefore(long second) {
        return grown.varianceBefore(known(second, endSecond + 1));
    }

    @Override
    public boolean covers(long from, long to) {
        return to <= endSecond && grown.coverage().holds(from, to);
    }

    /// What it holds, by day and gap.
    public List<Span> spans() {
        return spans.spans();
    }

    /// Digest of its seconds, prices and quantities: the same wherever they came from.
    public long digest() {
        return MappedSeries.digest(symbol(), spans.spans());
    }

    /// Id of the last trade, in the open second or before; -1 where there was none.
    public long lastId() {
        return closer.lastId();
    }

    /// Price of the last trade, in the open second or before; 0 where there was none.
    public long lastPriceE8() {
        return closer.priceE8();
    }

    /// Trades that had come before and were dropped.
    public long duplicates() {
        return closer.duplicates();
    }

    /// Trade ids that were left out.
    public long missing() {
        return closer.missing();
    }

    /// Trades whose second was closed when they came.
    public long late() {
        return closer.late();
    }

    private void closed(long second, long priceE8, long quantityE8, long lastId) {
        if (spans.isEmpty() && second < knownFrom) {
            return; // a series begins with a known second
        }
        if (second > endSecond) { // only the very first second can leave any out
            grown = Grown.after(new NoPast(symbol(), second), Coverage.from(second), room());
        }
        if (second >= grown.limit()) {
            throw new IllegalStateException(
                    "no room for second " + second + " of " + symbol() + ", save and rebase");
        }
        if (second < knownFrom) {
            sums.addUnknown();
        } else {
            sums.add(priceE8, quantityE8);
            spans.add(second, priceE8, quantityE8);
        }
        grown.put(second, sums, lastId);
        endSecond = second + 1;
    }

    private int room() {
        return (int) (grown.limit() - grown.start());
    }

    private long known(long second, long end) {
        Objects.checkIndex(second - firstSecond(), end - firstSecond());
        return second;
    }
}
