package io.foretick.strategy;

import io.foretick.event.Side;

/// What a strategy wants to quote in one market now, on both sides of the Up token: to buy Up, or
/// to sell Down at the mirrored price, is a bid. Reused from evaluation to evaluation; owned by the
/// engine.
public final class Quotes {

    private final Quote bid = new Quote(Side.BUY);
    private final Quote offer = new Quote(Side.SELL);

    public Quote bid() {
        return bid;
    }

    public Quote offer() {
        return offer;
    }

    /// Wants no quote on either side, because of this gate.
    public void refuse(Gate reason) {
        bid.refuse(reason);
        offer.refuse(reason);
    }
}
