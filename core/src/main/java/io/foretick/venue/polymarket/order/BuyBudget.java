package io.foretick.venue.polymarket.order;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much of a balance a market buy may spend so that the fee, which comes on top, is still
/// covered. As the venue's client computes it, in exact decimals.
public final class BuyBudget {

    private static final int E8_DECIMALS = 8;

    private BuyBudget() {}

    /// The amount itself where the balance covers it with its fee, else what the balance leaves
    /// once the fee of that amount is set aside; never below zero.
    ///
    /// The fee of buying for `a` at price `p` is `a / p × rate × (p (1 − p))^exponent` and `a ×
    /// builder rate`, where `a` is the amount or the balance, whichever is less.
    ///
    /// @param builderRateE8 share of the amount that goes to a builder, 0 without one
    public static long withinE8(
            long amountE8, long priceE8, long balanceE8, FeeSchedule fees, long builderRateE8) {
        Checks.positive(amountE8, "amountE8");
        Checks.inRange(priceE8, 1, E8.ONE - 1, "priceE8");
        Checks.notNegative(balanceE8, "balanceE8");
        Checks.notNegative(builderRateE8, "builderRateE8");
        long feeE8 = feeE8(Math.min(amountE8, balanceE8), priceE8, fees, builderRateE8);
        return balanceE8 <= amountE8 + feeE8 ? Math.max(balanceE8 - feeE8, 0) : amountE8;
    }

    private static long feeE8(long baseE8, long priceE8, FeeSchedule fees, long builderRateE8) {
        BigDecimal price = decimal(priceE8);
        BigDecimal spread = price.multiply(BigDecimal.ONE.subtract(price));
        BigDecimal ofVenue =
                decimal(baseE8)
                        .multiply(decimal(fees.rateE8()))
                        .multiply(spread.pow(fees.exponent()))
                        .divide(price, E8_DECIMALS, RoundingMode.UP);
        BigDecimal ofBuilder = decimal(baseE8).multiply(decimal(builderRateE8));
        return ofVenue.add(ofBuilder)
                .setScale(E8_DECIMALS, RoundingMode.UP)
                .unscaledValue()
                .longValueExact();
    }

    private static BigDecimal decimal(long valueE8) {
        return BigDecimal.valueOf(valueE8, E8_DECIMALS);
    }
}
