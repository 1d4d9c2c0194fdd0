package io.foretick.session.model;

import io.foretick.history.series.LiveCut;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

/// A coin's past as a model sees it from one forecast to the next: it turns to another cut each
/// time. Of older seconds than a session needs it shows none. Owned by the model's thread.
final class CutView implements SecondSeries {

    private final String symbol;
    private @Nullable LiveCut cut; // null until there is one
    private long firstSecond;

    CutView(String symbol) {
        this.symbol = symbol;
    }

    /// Turns to a cut.
    void turnTo(PastCut.Coin next) {
        cut = next.past();
        firstSecond = Math.max(next.past().firstSecond(), next.shownFrom());
    }

    /// Whether a second is held.
    boolean begun() {
        return cut != null && cut.endSecond() > firstSecond;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public long firstSecond() {
        return firstSecond;
    }

    @Override
    public long endSecond() {
        return cut().endSecond();
    }

    @Override
    public long priceE8(long second) {
        return cut().priceE8(second);
    }

    @Override
    public double logPrice(long second) {
        return cut().logPrice(second);
    }

    @Override
    public long quantityBefore(long second) {
        return cut().quantityBefore(second);
    }

    @Override
    public long varianceBefore(long second) {
        return cut().varianceBefore(second);
    }

    @Override
    public boolean covers(long from, long to) {
        return from >= firstSecond && cut().covers(from, to);
    }

    private LiveCut cut() {
        if (cut == null) {
            throw new IllegalStateException("no cut of " + symbol + " yet");
        }
        return cut;
    }
}
