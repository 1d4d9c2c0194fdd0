package io.foretick.venue.amm.market;

import io.foretick.base.Checks;
import io.foretick.venue.amm.Wide;
import io.foretick.venue.amm.WideDivider;

/// Converts whole coins in E8 to a coin's smallest units and back. Owned by one thread.
final class CoinUnits {

    private static final int DIGITS_E8 = 8;

    private final Wide factor; // smallest units in 1e-8 of a coin, or its inverse
    private final boolean finer;
    private final double perCoin;
    private final WideDivider divider = new WideDivider();
    private final Wide scratch = new Wide();

    /// Units of a coin with so many decimals.
    CoinUnits(int digits) {
        Checks.inRange(digits, 0, 18, "digits");
        finer = digits >= DIGITS_E8;
        factor = power(Math.abs(digits - DIGITS_E8));
        perCoin = power(digits).toDouble();
    }

    private static Wide power(int digits) {
        Wide power = Wide.of(1);
        for (int k = 0; k < digits; k++) {
            power.multiply(10);
        }
        return power;
    }

    /// Smallest units in one coin.
    double perCoin() {
        return perCoin;
    }

    /// Sets `units` to an amount; what a coin with fewer than 8 decimals cannot hold is dropped.
    Wide ofE8(long amountE8, Wide units) {
        units.set(amountE8);
        return finer
                ? units.set(scratch.setProduct(units, factor))
                : divider.divide(units, factor, units);
    }

    /// The amount rounded down.
    long downToE8(Wide units) {
        return finer
                ? divider.divide(units, factor, scratch).toLongExact()
                : scratch.setProduct(units, factor).toLongExact();
    }

    /// The amount rounded up.
    long upToE8(Wide units) {
        return finer
                ? divider.divideUp(units, factor, scratch).toLongExact()
                : scratch.setProduct(units, factor).toLongExact();
    }
}
