package io.foretick.venue.lob.agent;

import io.foretick.event.Side;

/// What the market tells about an order of ours, in the order in which it happened there.
public sealed interface OwnReport {

    /// The order, as [AgentMarket#place] named it.
    long order();

    /// When it happened at the market, nanoseconds since the epoch.
    long exchangeNs();

    /// When we hear of it.
    long localNs();

    /// Whether an order waited for the other one or came to it.
    enum Liquidity {
        MAKER,
        TAKER
    }

    /// Some or all of an order was filled.
    ///
    /// @param side of our order
    /// @param tick of the resting order, whichever of the two that was
    record Fill(
            long order,
            long exchangeNs,
            long localNs,
            Side side,
            long tick,
            long lots,
            Liquidity liquidity)
            implements OwnReport {}

    /// An order is over: filled with 0 lots left, else cancelled, refused, or its rest dropped.
    record Close(long order, long exchangeNs, long localNs, long lotsLeft) implements OwnReport {}
}
