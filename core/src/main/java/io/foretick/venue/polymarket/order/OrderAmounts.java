package io.foretick.venue.polymarket.order;

import io.foretick.base.Checks;
import io.foretick.event.Side;

/// What an order gives and what it wants, rounded as the venue asks for. All of it in integers:
/// shares and pUSD have two decimals where they are given, prices at most four.
///
/// @param makerE6 given, millionths: pUSD when buying, shares when selling
/// @param takerE6 wanted, millionths
public record OrderAmounts(long makerE6, long takerE6) {

    private static final long HUNDREDTH_E8 = 1_000_000;
    private static final long HUNDREDTH_E6 = 10_000;
    private static final long PRICE_UNIT_E8 = 10_000; // the finest tick
    private static final int DECIMALS = 6;

    public OrderAmounts {
        Checks.notNegative(makerE6, "makerE6");
        Checks.notNegative(takerE6, "takerE6");
    }

    /// Of an order for some shares at a price. The shares lose what is beyond two decimals, the
    /// price is rounded half up to the tick's decimals.
    ///
    /// The venue's client rounds the product to the decimals of the tick; here nothing is left to
    /// round, because a product of exact factors has no more.
    ///
    /// @throws ArithmeticException if the amounts do not fit
    public static OrderAmounts limit(Side side, long priceE8, long sharesE8, Tick tick) {
        long hundredths = hundredths(sharesE8);
        long price = tick.nearestE8(priceE8) / PRICE_UNIT_E8;
        long cashE6 = Math.multiplyExact(hundredths, price);
        return of(side, cashE6, hundredths * HUNDREDTH_E6);
    }

    /// Of a FOK or FAK order, which gives a fixed amount: pUSD when buying, shares when selling.
    /// That amount loses what is beyond two decimals, the price what is beyond the tick's.
    ///
    /// The venue's client rounds a quotient up to four further decimals first, to be rid of the
    /// noise of its doubles; of exact numbers that changes nothing, since a quotient by a price
    /// below 1.0000 is not that close to the next unit.
    ///
    /// @param amountE8 what is given
    /// @throws IllegalArgumentException if the price has none of the tick's decimals
    /// @throws ArithmeticException if the amounts do not fit
    public static OrderAmounts market(
            Side side, long priceE8, long amountE8, Tick tick, MarketRounding rounding) {
        long hundredths = hundredths(amountE8);
        long price = tick.floorE8(priceE8) / PRICE_UNIT_E8;
        Checks.positive(price, "price in ten-thousandths");
        long unitE6 = 1;
        for (int k = rounding.decimals(tick); k < DECIMALS; k++) {
            unitE6 *= 10;
        }
        long takerUnits =
                switch (side) {
                    case BUY ->
                            rounding.quotient(
                                    Math.multiplyExact(hundredths, 100_000_000L), price * unitE6);
                    case SELL -> rounding.quotient(Math.multiplyExact(hundredths, price), unitE6);
                };
        return new OrderAmounts(hundredths * HUNDREDTH_E6, Math.multiplyExact(takerUnits, unitE6));
    }

    private static OrderAmounts of(Side side, long cashE6, long sharesE6) {
        return switch (side) {
            case BUY -> new OrderAmounts(cashE6, sharesE6);
            case SELL -> new OrderAmounts(sharesE6, cashE6);
        };
    }

    private static long hundredths(long amountE8) {
        return Checks.notNegative(amountE8, "amountE8") / HUNDREDTH_E8;
    }

    /// How many shares change hands, millionths.
    public long sharesE6(Side side) {
        return side == Side.BUY ? takerE6 : makerE6;
    }

    /// How many pUSD change hands, millionths.
    public long cashE6(Side side) {
        return side == Side.BUY ? makerE6 : takerE6;
    }
}
