package io.foretick.venue.polymarket.order;

import io.foretick.base.E8;

import java.util.Arrays;
import java.util.Optional;

/// A market's price step, and how many decimals it gives to prices. The venue's whole table; a
/// market may change from one to another at any time.
public enum Tick {
    TENTH(10_000_000, 1),
    HUNDREDTH(1_000_000, 2),
    HALF_HUNDREDTH(500_000, 3),
    QUARTER_HUNDREDTH(250_000, 4),
    THOUSANDTH(100_000, 3),
    TEN_THOUSANDTH(10_000, 4);

    private static final int SIZE_DECIMALS = 2;

    private final long stepE8;
    private final int priceDecimals;

    Tick(long stepE8, int priceDecimals) {
        this.stepE8 = stepE8;
        this.priceDecimals = priceDecimals;
    }

    /// Empty for a step that the venue does not know.
    public static Optional<Tick> of(long stepE8) {
        return Arrays.stream(values()).filter(tick -> tick.stepE8 == stepE8).findFirst();
    }

    public long stepE8() {
        return stepE8;
    }

    /// Decimals of an amount of pUSD: those of a price and the two of a number of shares.
    int amountDecimals() {
        return priceDecimals + SIZE_DECIMALS;
    }

    /// Whether the price leaves at least a step to both ends.
    public boolean reaches(long priceE8) {
        return priceE8 >= stepE8 && priceE8 <= E8.ONE - stepE8;
    }

    /// Whether the venue takes this price: on the grid, and in reach.
    public boolean allows(long priceE8) {
        return reaches(priceE8) && priceE8 % stepE8 == 0;
    }

    /// The nearest price with this tick's decimals, half a unit up. Need not lie on the grid, which
    /// is coarser than the decimals at two of the ticks.
    public long nearestE8(long priceE8) {
        return (priceE8 + unitE8() / 2) / unitE8() * unitE8();
    }

    /// The next price below with this tick's decimals, or this one.
    public long floorE8(long priceE8) {
        return priceE8 / unitE8() * unitE8();
    }

    private long unitE8() {
        long unitE8 = E8.ONE;
        for (int k = 0; k < priceDecimals; k++) {
            unitE8 /= 10;
        }
        return unitE8;
    }
}
