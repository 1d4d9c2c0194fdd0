package io.foretick.venue.lob.agent;

import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.OrderKind;

/// The makers who are always there: a ladder of bids and one of asks around the outside price. They
/// cancel what has left the ladder, and add what is missing at the end of its queue. Where a quote
/// of ours stands in their way, they take it. Owned by one [AgentMarket].
final class BackgroundMakers {

    private final MakerSide bids;
    private final MakerSide asks;

    BackgroundMakers(FifoBook book, AgentSettings.Makers settings) {
        bids = new MakerSide(book, settings, Side.BUY);
        asks = new MakerSide(book, settings, Side.SELL);
    }

    /// Follows the outside price. Both sides cancel before either one places, so that they never
    /// meet each other.
    void follow(long outsideTick) {
        bids.move(outsideTick);
        asks.move(outsideTick);
        refill(OrderKind.POST_ONLY);
    }

    /// Takes the quotes that keep the ladder from being whole.
    void takeWhatIsInTheWay() {
        refill(OrderKind.GOOD_TILL_CANCELLED);
    }

    /// An order of theirs was filled.
    void onFill(Side side, long tick, long lots) {
        of(side).onFill(tick, lots);
    }

    /// The price of the last level of a side.
    long furthestTick(Side side) {
        return of(side).furthestTick();
    }

    private void refill(OrderKind kind) {
        bids.refill(kind);
        asks.refill(kind);
    }

    private MakerSide of(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
