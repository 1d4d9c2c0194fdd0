package io.foretick.venue.amm;

import io.foretick.base.Checks;

import java.math.BigInteger;
import java.util.Optional;

/// What a pool with shares holds, and how many of them there are: what is minted for a deposit and
/// paid for a burn, by the floors of UniswapV2Pair and Aerodrome's Pool.sol. Not for ranges, which
/// have liquidity instead; not for hot paths.
///
/// @param total shares in being, the locked ones included; 0 before the first deposit
public record LiquidityShares(BigInteger base, BigInteger quote, BigInteger total) {

    /// Shares of the first deposit that nobody ever owns.
    public static final BigInteger LOCKED = BigInteger.valueOf(1_000);

    private static final BigInteger STABLE_LEAST = BigInteger.TEN.pow(10);

    /// What shares are paid.
    public record Payment(BigInteger base, BigInteger quote) {}

    public LiquidityShares {
        Checks.notNegative(base.signum(), "sign of base");
        Checks.notNegative(quote.signum(), "sign of quote");
        Checks.notNegative(total.signum(), "sign of total");
    }

    /// A pool that is empty yet.
    public static LiquidityShares none() {
        return new LiquidityShares(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }

    /// Shares of a deposit: `isqrt(dx dy) - 1000` of the first one, later `min(dx T / x, dy T /
    /// y)`; empty where that is not above 0 and the contract reverts.
    public Optional<BigInteger> minted(BigInteger baseIn, BigInteger quoteIn) {
        BigInteger shares =
                total.signum() == 0
                        ? baseIn.multiply(quoteIn).sqrt().subtract(LOCKED)
                        : share(baseIn, base).min(share(quoteIn, quote));
        return shares.signum() > 0 ? Optional.of(shares) : Optional.empty();
    }

    private BigInteger share(BigInteger in, BigInteger reserve) {
        return in.multiply(total).divide(reserve);
    }

    /// What so many shares are paid, `floor(n x / T)` of each coin; empty where either is 0 and the
    /// contract reverts.
    public Optional<Payment> burned(BigInteger shares) {
        if (shares.signum() <= 0 || shares.compareTo(total) > 0) {
            return Optional.empty();
        }
        BigInteger baseOut = shares.multiply(base).divide(total);
        BigInteger quoteOut = shares.multiply(quote).divide(total);
        return baseOut.signum() > 0 && quoteOut.signum() > 0
                ? Optional.of(new Payment(baseOut, quoteOut))
                : Optional.empty();
    }

    /// The pool after a deposit that minted `shares`.
    public LiquidityShares afterMint(BigInteger baseIn, BigInteger quoteIn, BigInteger shares) {
        BigInteger locked = total.signum() == 0 ? LOCKED : BigInteger.ZERO;
        return new LiquidityShares(
                base.add(baseIn), quote.add(quoteIn), total.add(shares).add(locked));
    }

    /// The pool after a burn of `shares`.
    public LiquidityShares afterBurn(BigInteger shares, Payment paid) {
        return new LiquidityShares(
                base.subtract(paid.base()), quote.subtract(paid.quote()), total.subtract(shares));
    }

    /// Whether a stable pool of Aerodrome takes this as its first deposit: both coins of equal
    /// value, and k above 10^10.
    public static boolean opensStable(AerodromeStable deposit) {
        return deposit.isEven() && deposit.invariant(new Wide()).isAbove(Wide.of(STABLE_LEAST));
    }
}
