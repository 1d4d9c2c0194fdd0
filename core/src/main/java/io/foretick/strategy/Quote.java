package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;

/// One side of what a strategy wants to quote. Owned by its [Quotes].
public final class Quote {

    private final Side upSide;
    private final Signal signal = new Signal();
    private long upPriceE8;
    private long toleranceE8;

    Quote(Side upSide) {
        this.upSide = upSide;
    }

    /// Wants no quote on this side, because of this gate.
    public void refuse(Gate reason) {
        signal.refuse(reason);
    }

    /// Wants a quote of `quantityE8` shares at a price of the Up token.
    ///
    /// @param token what is bought or sold: a bid buys Up or sells Down, an offer the other way
    /// @param priceE8 price of Up, whatever the token
    /// @param keepE8 how far a quote that rests may lie from that price and stay
    public void want(Outcome token, long priceE8, long quantityE8, long keepE8) {
        boolean isUp = token == Outcome.UP;
        upPriceE8 = priceE8;
        toleranceE8 = Checks.notNegative(keepE8, "keepE8");
        Side way = isUp ? upSide : upSide.opposite();
        signal.wantResting(token, way, isUp ? priceE8 : E8.ONE - priceE8, quantityE8);
    }

    /// The order that would be placed, and the reasons for it.
    public Signal signal() {
        return signal;
    }

    /// The side in terms of the Up token.
    public Side upSide() {
        return upSide;
    }

    /// Whether an order on this side may go on resting.
    ///
    /// @param remainingE8 shares of it that can still trade
    public boolean keeps(OrderTerms terms, long remainingE8) {
        return signal.wanted()
                && Math.abs(terms.upPriceE8() - upPriceE8) <= toleranceE8
                && remainingE8 <= signal.quantityE8();
    }
}
