package io.foretick.strategy.making;

/// The rules that all models share when they turn a wish into a resting order: whole ticks, never
/// through the touch, nothing on a side that the position has filled up. Stateless.
final class Posting {

    private static final long LOWEST_TICK = 1;
    private static final long NO_LIMIT = 1L << 61;

    private Posting() {}

    static boolean wantsBids(MakerView view) {
        return view.positionLots < view.positionLotsMax;
    }

    static boolean wantsAsks(MakerView view) {
        return view.positionLots > -view.positionLotsMax;
    }

    /// Position in orders of the view's size.
    static double orders(MakerView view) {
        return (double) view.positionLots / (double) view.orderLots;
    }

    /// No higher than the best bid; below the best ask where no bid is there to join.
    static double clipBid(MakerView view, double ticks) {
        if (view.bestBidTick != MakerView.NO_TICK) {
            return Math.min(ticks, (double) view.bestBidTick);
        }
        return view.bestAskTick == MakerView.NO_TICK
                ? ticks
                : Math.min(ticks, (double) (view.bestAskTick - 1));
    }

    /// No lower than the best ask; above the best bid where no ask is there to join.
    static double clipAsk(MakerView view, double ticks) {
        if (view.bestAskTick != MakerView.NO_TICK) {
            return Math.max(ticks, (double) view.bestAskTick);
        }
        return view.bestBidTick == MakerView.NO_TICK
                ? ticks
                : Math.max(ticks, (double) (view.bestBidTick + 1));
    }

    /// One order a side, rounded away from the fair value, around a fair value of `q` units.
    static void quoteBoth(QuoteShape shape, double q, MakerView view, MakerQuotes quotes) {
        quotes.clear();
        if (wantsBids(view)) {
            bid(Math.floor(clipBid(view, shape.bidTicks(view.fairTicks, q))), view, quotes);
        }
        if (wantsAsks(view)) {
            ask(Math.ceil(clipAsk(view, shape.askTicks(view.fairTicks, q))), view, quotes);
        }
    }

    /// A bid at a whole number of ticks, unless no price lies there or it is NaN. No larger than
    /// what the position and the bids before it leave.
    static void bid(double ticks, MakerView view, MakerQuotes quotes) {
        long lots = lots(view, view.positionLots, quotes.bids());
        if (ticks >= LOWEST_TICK && lots > 0) {
            quotes.bid((long) ticks, lots);
        }
    }

    /// An ask at a whole number of ticks, unless no price lies there or it is NaN. No larger than
    /// what the position and the asks before it leave.
    static void ask(double ticks, MakerView view, MakerQuotes quotes) {
        long lots = lots(view, -view.positionLots, quotes.asks());
        if (ticks >= LOWEST_TICK && lots > 0) {
            quotes.ask((long) ticks, lots);
        }
    }

    /// Lots of one more order on the side that `heldLots` are counted on.
    private static long lots(MakerView view, long heldLots, int orders) {
        long room = Math.min(view.positionLotsMax, NO_LIMIT) - heldLots;
        return Math.min(view.orderLots, room - orders * view.orderLots);
    }
}
