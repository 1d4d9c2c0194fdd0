package io.foretick.venue.polymarket.order;

import io.foretick.base.Checks;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Finds the limit that a market order needs: walks the levels of the other side, best first, until
/// they hold its amount.
public final class PriceWalk {

    private static final int E8_DECIMALS = 8;

    /// A price and how many shares rest there.
    public record Level(long priceE8, long sharesE8) {}

    private PriceWalk() {}

    /// The price of the level at which the amount is reached; empty where the levels do not hold it
    /// all and it must be all.
    ///
    /// @param side of the order, which trades with the other side's levels
    /// @param levels in any order
    /// @param amountE8 pUSD when buying, shares when selling
    /// @param timeInForce FOK, or FAK, for which less will do: its limit is then the worst level's
    public static OptionalLong limitE8(
            Side side, List<Level> levels, long amountE8, TimeInForce timeInForce) {
        Checks.positive(amountE8, "amountE8");
        BigDecimal left = decimal(amountE8);
        List<Level> bestFirst = levels.stream().sorted(bestFirst(side)).toList();
        for (Level level : bestFirst) {
            left = left.subtract(held(side, level));
            if (left.signum() <= 0) {
                return OptionalLong.of(level.priceE8);
            }
        }
        return timeInForce == TimeInForce.FOK || bestFirst.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(bestFirst.getLast().priceE8);
    }

    private static Comparator<Level> bestFirst(Side side) {
        Comparator<Level> cheapestFirst = Comparator.comparingLong(Level::priceE8);
        return side == Side.BUY ? cheapestFirst : cheapestFirst.reversed();
    }

    private static BigDecimal held(Side side, Level level) {
        BigDecimal shares = decimal(level.sharesE8);
        return side == Side.BUY ? shares.multiply(decimal(level.priceE8)) : shares;
    }

    private static BigDecimal decimal(long valueE8) {
        return BigDecimal.valueOf(valueE8, E8_DECIMALS);
    }
}
