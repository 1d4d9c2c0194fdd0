package io.foretick.exchange.polymarket.match;

import io.foretick.event.Resolution;

import java.util.List;

/// Who is told what the engine does; each call may be left out. Called inside the engine's calls,
/// so under the lock of its owner: it must be quick and must not call the engine's changing
/// methods.
public interface MatchListener {

    /// Levels of the merged book have new sizes; each change is in the view of Up.
    default void bookChanged(ListedMarket market, List<LevelChange> changes, long nowNs) {}

    /// Orders were matched; the balances have moved.
    default void traded(TradeReport trade) {}

    /// An order was placed, matched in part or whole, or is gone.
    default void order(OrderReport report) {}

    /// A trade of an account that is no house is MINED, CONFIRMED, RETRYING or FAILED.
    default void tradeState(TradeReport trade) {}

    default void tickChanged(ListedMarket market, long oldTickE8, long newTickE8, long nowNs) {}

    /// The market has paid out; its book is gone.
    default void resolved(ListedMarket market, Resolution resolution, long nowNs) {}

    /// An order that waited in the taker delay has been matched: this is what its sender would have
    /// been answered without a delay.
    default void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {}

    /// One listener that tells all of these, in their order.
    static MatchListener all(List<MatchListener> listeners) {
        return new Fanned(List.copyOf(listeners));
    }

    /// Listeners that are told one after the other.
    record Fanned(List<MatchListener> listeners) implements MatchListener {

        @Override
        public void bookChanged(ListedMarket market, List<LevelChange> changes, long nowNs) {
            listeners.forEach(each -> each.bookChanged(market, changes, nowNs));
        }

        @Override
        public void traded(TradeReport trade) {
            listeners.forEach(each -> each.traded(trade));
        }

        @Override
        public void order(OrderReport report) {
            listeners.forEach(each -> each.order(report));
        }

        @Override
        public void tradeState(TradeReport trade) {
            listeners.forEach(each -> each.tradeState(trade));
        }

        @Override
        public void tickChanged(ListedMarket market, long oldTickE8, long newTickE8, long nowNs) {
            listeners.forEach(each -> each.tickChanged(market, oldTickE8, newTickE8, nowNs));
        }

        @Override
        public void resolved(ListedMarket market, Resolution resolution, long nowNs) {
            listeners.forEach(each -> each.resolved(market, resolution, nowNs));
        }

        @Override
        public void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {
            listeners.forEach(each -> each.delayEnded(orderId, answer, nowNs));
        }
    }
}
