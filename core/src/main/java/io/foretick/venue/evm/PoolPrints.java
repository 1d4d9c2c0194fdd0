package io.foretick.venue.evm;

import io.foretick.base.Times;
import io.foretick.market.second.TradeSink;
import io.foretick.venue.evm.PoolEvent.Swap;
import io.foretick.venue.swap.SwapPrints;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Makes prints of a pool's swaps, in coins of its two tokens. Owned by one reading.
final class PoolPrints {

    private final PoolTokens tokens;
    private final int base;
    private final SwapPrints prints;

    /// @param base 0 or 1, the token whose price is told
    PoolPrints(PoolTokens tokens, int base, TradeSink sink) {
        this.tokens = tokens;
        this.base = base;
        this.prints = new SwapPrints(sink);
    }

    void take(Swap swap) throws IOException {
        if (!SwapPrints.hasPrice(swap.amount0(), swap.amount1())) {
            return;
        }
        BigDecimal coins0 = coins(swap.amount0(), tokens.decimals0());
        BigDecimal coins1 = coins(swap.amount1(), tokens.decimals1());
        try {
            prints.print(
                    Math.multiplyExact(swap.place().second(), Times.SECOND_NS),
                    base == 0 ? coins0 : coins1,
                    base == 0 ? coins1 : coins0);
        } catch (ArithmeticException e) {
            throw new IOException(
                    "the swap at log %d of block %d: %s (:base=%d)"
                            .formatted(
                                    swap.place().log(),
                                    swap.place().block(),
                                    e.getMessage(),
                                    1 - base),
                    e);
        }
    }

    private static BigDecimal coins(BigInteger units, int decimals) {
        return new BigDecimal(units, decimals);
    }
}
