package io.foretick.event;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// What an order asks for.
///
/// @param outcome which token
/// @param side whether to buy or to sell it
/// @param priceE8 limit, in the token's own price
/// @param quantityE8 shares
/// @param timeInForce how long it lives
/// @param postOnly refuse rather than take
/// @param expireNs when a GTD order ends; 0 for the others
public record OrderTerms(
        Outcome outcome,
        Side side,
        long priceE8,
        long quantityE8,
        TimeInForce timeInForce,
        boolean postOnly,
        long expireNs) {

    public OrderTerms {
        Checks.inRange(priceE8, 1, E8.ONE - 1, "priceE8");
        Checks.positive(quantityE8, "quantityE8");
        if (timeInForce == TimeInForce.GTD ^ expireNs > 0) {
            throw new IllegalArgumentException(
                    "expireNs belongs to GTD orders alone, was " + expireNs + " on " + timeInForce);
        }
    }

    /// The side in terms of the Up token: selling Down is buying Up.
    public Side upSide() {
        return outcome == Outcome.UP ? side : side.opposite();
    }

    /// The limit in terms of the Up token.
    public long upPriceE8() {
        return outcome == Outcome.UP ? priceE8 : E8.ONE - priceE8;
    }

    /// Writes them into a state.
    public void save(StateSink out) {
        out.add((long) outcome.ordinal());
        out.add((long) side.ordinal());
        out.add(priceE8);
        out.add(quantityE8);
        out.add((long) timeInForce.ordinal());
        out.add(postOnly);
        out.add(expireNs);
    }

    /// Reads what [#save] wrote.
    public static OrderTerms load(StateSource in) {
        return new OrderTerms(
                Outcome.values()[in.nextInt()],
                Side.values()[in.nextInt()],
                in.nextLong(),
                in.nextLong(),
                TimeInForce.values()[in.nextInt()],
                in.nextBoolean(),
                in.nextLong());
    }
}
