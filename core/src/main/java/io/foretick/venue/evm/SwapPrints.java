package io.foretick.venue.evm;

import io.foretick.base.Times;
import io.foretick.market.second.TradeSink;
import io.foretick.venue.evm.PoolEvent.Swap;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Makes prints of swaps: one each, at the price that the taker got, the pool's fee included. Who
/// takes the base token out of the pool has bought. Owned by one reading.
///
/// The time is that of the block, and one nanosecond more for each swap of the same second before
/// it, so that their order shows. A swap of fewer than 1,000 of the smallest units of either token,
/// or of one token alone, has no price worth the name and makes no print.
final class SwapPrints {

    private static final BigInteger UNITS_MIN = BigInteger.valueOf(1_000);

    private final PoolTokens tokens;
    private final int base;
    private final TradeSink sink;
    private long id;
    private long lastSecond = -1;
    private long inSecond;

    /// @param base 0 or 1, the token whose price is told
    SwapPrints(PoolTokens tokens, int base, TradeSink sink) {
        this.tokens = tokens;
        this.base = base;
        this.sink = sink;
    }

    void take(Swap swap) throws IOException {
        BigInteger baseUnits = base == 0 ? swap.amount0() : swap.amount1();
        BigInteger quoteUnits = base == 0 ? swap.amount1() : swap.amount0();
        boolean twoWays = baseUnits.signum() * quoteUnits.signum() < 0;
        if (twoWays && isEnough(baseUnits) && isEnough(quoteUnits)) {
            print(swap.place(), baseUnits, quoteUnits);
        }
    }

    private static boolean isEnough(BigInteger units) {
        return units.abs().compareTo(UNITS_MIN) >= 0;
    }

    private void print(PoolEvent.Place place, BigInteger baseUnits, BigInteger quoteUnits)
            throws IOException {
        BigDecimal coins = coins(baseUnits, base == 0 ? tokens.decimals0() : tokens.decimals1());
        BigDecimal money = coins(quoteUnits, base == 0 ? tokens.decimals1() : tokens.decimals0());
        long priceE8;
        long quantityE8;
        try {
            priceE8 = e8(money.movePointRight(8).divide(coins, 0, RoundingMode.HALF_EVEN));
            quantityE8 = e8(coins.movePointRight(8));
        } catch (ArithmeticException e) {
            throw unfit(place, "does not fit 64 bits in steps of 1e-8", e);
        }
        if (priceE8 == 0) {
            throw unfit(place, "has a price below 1e-8", null);
        }
        boolean sold = baseUnits.signum() > 0;
        sink.trade(id++, timeNs(place.second()), priceE8, quantityE8, sold);
    }

    private static BigDecimal coins(BigInteger units, int decimals) {
        return new BigDecimal(units.abs(), decimals);
    }

    /// Rounded down to a whole number.
    private static long e8(BigDecimal number) {
        return number.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private long timeNs(long second) {
        inSecond = second == lastSecond ? inSecond + 1 : 0;
        lastSecond = second;
        return Math.multiplyExact(second, Times.SECOND_NS) + inSecond;
    }

    private IOException unfit(
            PoolEvent.Place place, String why, @Nullable ArithmeticException cause) {
        return new IOException(
                "the swap at log %d of block %d %s; take the other token as the base by :base=%d"
                        .formatted(place.log(), place.block(), why, 1 - base),
                cause);
    }
}
