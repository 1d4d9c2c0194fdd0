package io.foretick.market;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Resolution;
import io.foretick.event.Side;

/// What trades of Up/Down tokens cost, at worst and in fact: the formulas that an account and a
/// simulated venue share. All money is truncated to 1e-8, so that parts never cost more than the
/// whole.
public final class Costs {

    private static final long HALF_E8 = E8.ONE / 2;
    private static final long MANY_SHARES = 10_000;

    private Costs() {}

    /// Collateral for `quantityE8` shares at `priceE8`, without the fee.
    public static long cashE8(long priceE8, long quantityE8) {
        return E8.multiply(priceE8, quantityE8);
    }

    /// The highest fee that an order can come to, whatever better prices it meets: the fee has its
    /// peak at one half. A post-only order never pays, and a buyer's fee that is withheld in shares
    /// takes no cash.
    public static long feeRoomE8(OrderTerms terms, FeeSchedule fees) {
        boolean inShares = fees.inShares() && terms.side() == Side.BUY;
        if (terms.postOnly() || inShares) {
            return 0;
        }
        return fees.takerFeeE8(dearestE8(terms.side(), terms.priceE8()), terms.quantityE8());
    }

    /// A fee per share that no order with this limit comes to more of, however large.
    public static long feePerShareE8(Side side, long priceE8, FeeSchedule fees) {
        if (fees.rateE8() == 0 || (fees.inShares() && side == Side.BUY)) {
            return 0;
        }
        long feeE8 = fees.takerFeeE8(dearestE8(side, priceE8), MANY_SHARES * E8.ONE);
        return feeE8 / MANY_SHARES + 1; // the fee of many shares is rounded down once
    }

    private static long dearestE8(Side side, long priceE8) {
        return side == Side.BUY ? Math.min(priceE8, HALF_E8) : Math.max(priceE8, HALF_E8);
    }

    /// Shares that a buyer does not receive because a fee worth `feeE8` collateral at the trade's
    /// price is withheld in shares.
    public static long withheldSharesE8(long priceE8, long feeE8) {
        return feeE8 == 0 ? 0 : E8.divide(feeE8, priceE8);
    }

    /// What a resolved market pays for these holdings; a pair is worth 1 however it resolves.
    public static long payoutE8(Resolution resolution, long upE8, long downE8) {
        return switch (resolution) {
            case UP -> upE8;
            case DOWN -> downE8;
            case SPLIT -> Math.floorDiv(upE8 + downE8, 2);
        };
    }
}
