package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.base.E8;

/// Makes an order of a Kelly trade: rounds the size down to the lot and the limit to the tick on
/// the safe side, leaves no remainder too small to sell, and asks again whether the trade is worth
/// it. In integers from here on. Immutable, one for each market; a new tick size is a new one.
///
/// A trade first closes what is held on the other side (a buy of YES sells NO, a sale of YES sells
/// YES) and opens new shares with the rest; each part is an order of its own and meets the minimum
/// alone.
///
/// @param kelly the calculation that judges the rounded trade
/// @param lotE8 step of an order's size
/// @param tickE8 step of an order's price
/// @param sizeMinE8 smallest size the venue takes
/// @param gainMin smallest expected growth worth an order
public record OrderSizing(Kelly kelly, long lotE8, long tickE8, long sizeMinE8, double gainMin) {

    /// An order worth sending, or the reason why there is none.
    public sealed interface Sizing permits Sized, Refused {}

    /// Orders worth sending; one of the two sizes may be zero.
    ///
    /// @param closeE8 shares of the other side's holding to sell
    /// @param openE8 shares to buy
    /// @param priceE8 limit on the YES axis
    public record Sized(long closeE8, long openE8, long priceE8) implements Sizing {}

    /// Why no order is sent.
    public enum Refused implements Sizing {
        /// The walk found nothing to do.
        NO_TRADE,
        /// Below the venue's minimum, or a holding too small to be sold.
        TOO_SMALL,
        /// After rounding the expected growth is below the minimum.
        GAIN_TOO_SMALL
    }

    public OrderSizing {
        Checks.positive(lotE8, "lotE8");
        Checks.inRange(tickE8, 1, E8.ONE, "tickE8");
        Checks.notNegative(sizeMinE8, "sizeMinE8");
        Checks.finite(gainMin, "gainMin");
    }

    /// Sizes the trade that [Kelly#walk] left in `trade`, which afterwards holds the rounded one.
    ///
    /// @param ladder the side the trade takes from
    /// @param heldE8 shares held on the other side: NO for a buy, YES for a sale
    public Sizing size(KellyTrade trade, PriceLadder ladder, long heldE8) {
        if (!trade.isTrade()) {
            return Refused.NO_TRADE;
        }
        long wantedE8 = toLotE8(trade.grossShares());
        long closeE8 = closingE8(wantedE8, heldE8);
        long openE8 = openingE8(wantedE8 - closeE8, heldE8 - closeE8);
        if (closeE8 + openE8 == 0) {
            return Refused.TOO_SMALL;
        }
        kelly.take(trade, ladder, E8.toDouble(closeE8 + openE8));
        if (!(trade.gainLog() >= gainMin)) {
            return Refused.GAIN_TOO_SMALL;
        }
        long limitE8 = E8.ofDouble(trade.limitPrice());
        boolean isBuy = trade.outcome() == KellyTrade.Outcome.BUY;
        long priceE8 = isBuy ? floorToTickE8(limitE8, tickE8) : ceilToTickE8(limitE8, tickE8);
        return new Sized(closeE8, openE8, priceE8);
    }

    /// The greatest multiple of the tick that is not above `priceE8`: for bids.
    public static long floorToTickE8(long priceE8, long tickE8) {
        return Math.floorDiv(priceE8, tickE8) * tickE8;
    }

    /// The least multiple of the tick that is not below `priceE8`: for offers.
    public static long ceilToTickE8(long priceE8, long tickE8) {
        return Math.ceilDiv(priceE8, tickE8) * tickE8;
    }

    /// All of the holding, or so much that a sellable remainder stays; zero if neither can be.
    private long closingE8(long wantedE8, long heldE8) {
        long sellableE8 = heldE8 / lotE8 * lotE8;
        long sizeE8 = Math.min(wantedE8, sellableE8);
        long remainderE8 = sellableE8 - sizeE8;
        if (remainderE8 > 0 && remainderE8 < sizeMinE8) {
            sizeE8 = (sellableE8 - sizeMinE8) / lotE8 * lotE8; // keeps the smallest sellable rest
            if (sizeE8 < sizeMinE8) {
                sizeE8 = sellableE8;
            }
        }
        return sizeE8 >= sizeMinE8 ? sizeE8 : 0;
    }

    /// New shares, unless a sellable holding still stands on the other side.
    private long openingE8(long restE8, long stillHeldE8) {
        boolean closedAll = stillHeldE8 < Math.max(sizeMinE8, lotE8);
        return closedAll && restE8 > 0 && restE8 >= sizeMinE8 ? restE8 : 0;
    }

    private long toLotE8(double shares) {
        // Shares a hair below a lot's multiple are that multiple, met by rounding noise.
        long sharesE8 = (long) Math.floor(shares * E8.ONE + 0.001);
        return sharesE8 / lotE8 * lotE8;
    }
}
