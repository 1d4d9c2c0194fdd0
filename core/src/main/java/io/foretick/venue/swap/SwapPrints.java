package io.foretick.venue.swap;

import io.foretick.market.second.TradeSink;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Makes prints of a pool's swaps: one each, at the price that the taker got, the pool's fee
/// included. Who takes the base out of the pool has bought. Owned by one reading.
///
/// Chains know the time of a block, not of a swap: a print has that time, and one nanosecond more
/// for each print of the same time before it, so that their order shows.
public final class SwapPrints {

    /// Fewer of a token's smallest units than this make no price worth the name: rounding alone
    /// moves it by a thousandth.
    private static final BigInteger UNITS_MIN = BigInteger.valueOf(1_000);

    private static final int E8_DIGITS = 8;

    private final TradeSink sink;
    private long id;
    private long lastBlockNs = Long.MIN_VALUE;
    private long sameTime;

    public SwapPrints(TradeSink sink) {
        this.sink = sink;
    }

    /// Whether the changes of a pool's two tokens, in their smallest units, are a swap with a
    /// price: one grew, the other shrank, and both by enough.
    public static boolean hasPrice(BigInteger baseUnits, BigInteger quoteUnits) {
        return baseUnits.signum() * quoteUnits.signum() < 0
                && baseUnits.abs().compareTo(UNITS_MIN) >= 0
                && quoteUnits.abs().compareTo(UNITS_MIN) >= 0;
    }

    /// Gives the print of a swap.
    ///
    /// @param blockNs time of its block, not before that of the last swap
    /// @param base by how much the pool's holding of the base has grown; negative when bought
    /// @param quote what moved the other way, in coins; its sign does not matter
    /// @throws ArithmeticException with a reason if the print does not fit
    public void print(long blockNs, BigDecimal base, BigDecimal quote) {
        sameTime = blockNs == lastBlockNs ? sameTime + 1 : 0;
        lastBlockNs = blockNs;
        BigDecimal coins = base.abs();
        BigDecimal moneyE8 = quote.abs().movePointRight(E8_DIGITS);
        long priceE8 = whole(moneyE8.divide(coins, 0, RoundingMode.HALF_EVEN));
        long quantityE8 = whole(coins.movePointRight(E8_DIGITS));
        if (priceE8 == 0) {
            throw new ArithmeticException("its price is below 1e-8; take the other token as base");
        }
        sink.trade(id++, blockNs + sameTime, priceE8, quantityE8, base.signum() > 0);
    }

    private static long whole(BigDecimal number) {
        try {
            return number.setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException _) {
            throw new ArithmeticException(
                    "its price or quantity is above 9.2e10; take the other token as base");
        }
    }
}
