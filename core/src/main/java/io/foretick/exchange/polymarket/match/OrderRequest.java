package io.foretick.exchange.polymarket.match;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;

import java.util.OptionalLong;

/// An order as it reaches the engine: who sends it is known and its signature is good.
///
/// A BUY with FOK or FAK spends its pUSD, and gets more shares where they are cheaper than its
/// limit; all other orders are for a number of shares.
///
/// @param orderId unique
/// @param account the address that holds the money, or the name of a house account
/// @param owner the API key under which it came, or the name of a house account
/// @param makerE8 what it gives: pUSD of a BUY, shares of a SELL
/// @param takerE8 what it wants
/// @param expirationSecond GTD's end in epoch seconds, 0 if none
/// @param postOnly whether it is refused rather than matched at once
public record OrderRequest(
        String orderId,
        String account,
        String owner,
        String tokenId,
        Side side,
        long makerE8,
        long takerE8,
        TimeInForce timeInForce,
        long expirationSecond,
        boolean postOnly) {

    /// The finest amount of shares and of pUSD: both have six decimals.
    static final long MICRO_E8 = 100;

    private static final long ROUNDING_E8 = E8.ONE / 10_000;

    public OrderRequest {
        Checks.notBlank(orderId, "orderId");
        Checks.positive(makerE8, "makerE8");
        Checks.positive(takerE8, "takerE8");
        Checks.notNegative(expirationSecond, "expirationSecond");
        if (makerE8 % MICRO_E8 != 0 || takerE8 % MICRO_E8 != 0) {
            throw new IllegalArgumentException(
                    "amounts have six decimals, were " + makerE8 + " and " + takerE8);
        }
    }

    /// An order of a house account for some shares at a price.
    public static OrderRequest ofHouse(
            String orderId,
            String house,
            String tokenId,
            Side side,
            long priceE8,
            long sharesE8,
            TimeInForce timeInForce) {
        long costE8 = E8.multiply(priceE8, sharesE8) / MICRO_E8 * MICRO_E8;
        long makerE8 = side == Side.BUY ? costE8 : sharesE8;
        long takerE8 = side == Side.BUY ? sharesE8 : costE8;
        return new OrderRequest(
                orderId, house, house, tokenId, side, makerE8, takerE8, timeInForce, 0, false);
    }

    /// Its limit in its own token; empty if it does not lie on the grid of the tick, between one
    /// tick and one less a tick. The limit of a FOK or FAK order may miss the grid by what the
    /// rounding of its second amount to four decimals does.
    public OptionalLong priceE8(long tickE8) {
        long nearestE8 = (E8.divide(cashE8(), sharesE8()) + tickE8 / 2) / tickE8 * tickE8;
        if (nearestE8 < tickE8 || nearestE8 > E8.ONE - tickE8) {
            return OptionalLong.empty();
        }
        boolean exact = differsE8(E8.multiply(nearestE8, sharesE8()), cashE8()) == 0;
        boolean rounded =
                side == Side.BUY
                        ? differsE8(E8.divide(cashE8(), nearestE8), sharesE8()) <= ROUNDING_E8
                        : differsE8(E8.multiply(nearestE8, sharesE8()), cashE8()) <= ROUNDING_E8;
        return exact || (isImmediate() && rounded)
                ? OptionalLong.of(nearestE8)
                : OptionalLong.empty();
    }

    private static long differsE8(long aE8, long bE8) {
        return Math.abs(aE8 - bE8);
    }

    public long sharesE8() {
        return side == Side.BUY ? takerE8 : makerE8;
    }

    public long cashE8() {
        return side == Side.BUY ? makerE8 : takerE8;
    }

    /// Whether it lives for one moment only.
    public boolean isImmediate() {
        return timeInForce == TimeInForce.FOK || timeInForce == TimeInForce.FAK;
    }

    /// Whether its size is the pUSD it spends.
    public boolean isBudget() {
        return isImmediate() && side == Side.BUY;
    }
}
