package io.foretick.exchange.source;

import io.foretick.base.Checks;

/// How busy the made-up world is. Part of what its answers depend on, beside the seed.
///
/// @param tradesPerDay spot trades of each coin in a day, a multiple of 8
public record WorldSettings(int tradesPerDay) {

    /// Two trades a second.
    public static final WorldSettings USUAL = new WorldSettings(172_800);

    private static final int TRADES_MIN = 8_000;
    private static final int TRADES_MAX = 8_000_000;

    public WorldSettings {
        Checks.inRange(tradesPerDay, TRADES_MIN, TRADES_MAX, "tradesPerDay");
        if (tradesPerDay % TakerOrders.TRADES != 0) {
            throw new IllegalArgumentException(
                    "tradesPerDay must be a multiple of 8, was " + tradesPerDay);
        }
    }

    /// Orders of takers in a day, each of which makes one to three trades.
    int ordersPerDay() {
        return tradesPerDay / TakerOrders.TRADES * TakerOrders.ORDERS;
    }
}
