package io.foretick.event;

import io.foretick.base.Checks;
import io.foretick.base.E8;

import java.math.BigInteger;

/// What a taker pays: `shares × rate × (p (1 − p))^exponent`, floored to five decimals. Makers pay
/// nothing. (Polymarket, proved on on-chain matches; protocol notes in `docs/`.)
///
/// @param rateE8 the rate, such as 0.07
/// @param exponent 1 or 2
/// @param inShares whether a buyer's fee is withheld in shares (markets of early 2026) instead of
///   being paid on top; the formula then gives that number of shares
public record FeeSchedule(long rateE8, int exponent, boolean inShares) {

    /// No fee at all.
    public static final FeeSchedule NONE = new FeeSchedule(0, 1, false);

    private static final BigInteger ONE = BigInteger.valueOf(E8.ONE);
    private static final long FEE_UNIT_E8 = 1_000; // fees are floored to 0.00001

    public FeeSchedule {
        Checks.inRange(rateE8, 0, E8.ONE, "rateE8");
        Checks.inRange(exponent, 1, 4, "exponent");
    }

    /// The taker's fee for `quantityE8` shares at `priceE8`, exact, then floored to five decimals.
    public long takerFeeE8(long priceE8, long quantityE8) {
        return flooredE8(unroundedFee(priceE8, quantityE8));
    }

    /// The taker's fee before it is floored, in units of this schedule alone, so that the parts of
    /// one trade add up exactly.
    public BigInteger unroundedFee(long priceE8, long quantityE8) {
        Checks.inRange(priceE8, 0, E8.ONE, "priceE8");
        Checks.notNegative(quantityE8, "quantityE8");
        BigInteger spread =
                BigInteger.valueOf(priceE8).multiply(BigInteger.valueOf(E8.ONE - priceE8));
        return BigInteger.valueOf(quantityE8)
                .multiply(BigInteger.valueOf(rateE8))
                .multiply(spread.pow(exponent));
    }

    /// What a sum of [#unroundedFee]s comes to, floored to five decimals.
    public long flooredE8(BigInteger unroundedSum) {
        long exactE8 = unroundedSum.divide(ONE.pow(2 * exponent + 1)).longValueExact();
        return exactE8 / FEE_UNIT_E8 * FEE_UNIT_E8;
    }
}
