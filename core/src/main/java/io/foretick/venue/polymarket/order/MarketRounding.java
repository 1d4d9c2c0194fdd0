package io.foretick.venue.polymarket.order;

/// How the second amount of a FOK or FAK order is rounded. The first has two decimals; the venue
/// takes the quotient of the two for the order's limit, so a rounded amount moves the limit by a
/// hair.
public enum MarketRounding {

    /// As the venue's client of July 2026 does: down, to as many decimals as the tick gives. At
    /// ticks below a hundredth that is more than the four decimals that the venue takes.
    CLIENT,

    /// Down, to at most four decimals. A buy's limit then lies a hair above the given price and a
    /// sell's a hair below, always less than a step, so that the order still meets what rests at
    /// the given price itself. It trades at the resting order's price, which is on the grid, and so
    /// never at a worse one than was given.
    MEETING,

    /// Up, to at most four decimals: the limit is never worse than the given price, not even by a
    /// hair, and an order that is not exact cannot meet what rests at that price.
    PROTECTIVE;

    private static final int DECIMALS_MAX = 4;

    int decimals(Tick tick) {
        return this == CLIENT
                ? tick.amountDecimals()
                : Math.min(tick.amountDecimals(), DECIMALS_MAX);
    }

    long quotient(long numerator, long denominator) {
        return switch (this) {
            case CLIENT, MEETING -> numerator / denominator;
            case PROTECTIVE -> Math.ceilDiv(numerator, denominator);
        };
    }
}
