package io.foretick.venue.polymarket.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

final class OrderAmountsTest {

    private static final int CASES = 2_000;
    private static final BigDecimal ONE_E8 = BigDecimal.valueOf(E8.ONE);

    @ParameterizedTest
    @CsvSource({
        "BUY, 0.53, 10, HUNDREDTH, 5300000, 10000000",
        "SELL, 0.53, 10, HUNDREDTH, 10000000, 5300000",
        "BUY, 0.53, 7.779, HUNDREDTH, 4118100, 7770000",
        "BUY, 0.535, 10, HUNDREDTH, 5400000, 10000000",
        "BUY, 0.5349, 10, HUNDREDTH, 5300000, 10000000",
        "SELL, 0.9375, 8.01, QUARTER_HUNDREDTH, 8010000, 7509375",
        "BUY, 0.7, 3.33, TENTH, 2331000, 3330000",
    })
    void givesLimitOrdersExactAmounts(
            Side side, String price, String size, Tick tick, long makerE6, long takerE6) {
        assertEquals(
                new OrderAmounts(makerE6, takerE6),
                OrderAmounts.limit(side, E8.parse(price), E8.parse(size), tick));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 0.07, 1, HUNDREDTH, CLIENT, 1000000, 14285700",
        "BUY, 0.07, 1, HUNDREDTH, MEETING, 1000000, 14285700",
        "BUY, 0.07, 1, HUNDREDTH, PROTECTIVE, 1000000, 14285800",
        "BUY, 0.987, 50, THOUSANDTH, CLIENT, 50000000, 50658560",
        "BUY, 0.987, 50, THOUSANDTH, MEETING, 50000000, 50658500",
        "BUY, 0.987, 50, THOUSANDTH, PROTECTIVE, 50000000, 50658600",
        "SELL, 0.987, 7.77, THOUSANDTH, CLIENT, 7770000, 7668990",
        "SELL, 0.987, 7.77, THOUSANDTH, MEETING, 7770000, 7668900",
        "SELL, 0.987, 7.77, THOUSANDTH, PROTECTIVE, 7770000, 7669000",
        "BUY, 0.5, 10.019, HUNDREDTH, PROTECTIVE, 10010000, 20020000",
    })
    void roundsTheSecondAmountOfAMarketOrder(
            Side side,
            String price,
            String amount,
            Tick tick,
            MarketRounding rounding,
            long makerE6,
            long takerE6) {
        assertEquals(
                new OrderAmounts(makerE6, takerE6),
                OrderAmounts.market(side, E8.parse(price), E8.parse(amount), tick, rounding));
    }

    /// Rounded by steps, as the venue's client does: up to four decimals more than there shall be,
    /// then down.
    @ParameterizedTest
    @EnumSource(Tick.class)
    void leavesOutAStepThatChangesNothing(Tick tick) {
        SplittableRandom random = random(tick);
        for (int k = 0; k < CASES; k++) {
            long priceE8 = price(tick, random);
            long cashE8 = random.nextLong(1, 1_000_000) * 1_000_000;
            var quotient =
                    BigDecimal.valueOf(cashE8)
                            .divide(
                                    BigDecimal.valueOf(priceE8),
                                    tick.amountDecimals() + 4,
                                    RoundingMode.UP)
                            .setScale(tick.amountDecimals(), RoundingMode.DOWN);
            OrderAmounts amounts =
                    OrderAmounts.market(Side.BUY, priceE8, cashE8, tick, MarketRounding.CLIENT);
            assertEquals(quotient.movePointRight(6).longValueExact(), amounts.takerE6());
        }
    }

    /// The limit that the venue derives meets what rests at the given price, and nothing worse.
    @ParameterizedTest
    @EnumSource(Tick.class)
    void meetingAmountsMeetThePriceAndNoWorse(Tick tick) {
        SplittableRandom random = random(tick);
        for (int k = 0; k < CASES; k++) {
            long priceE8 = price(tick, random);
            long amountE8 = random.nextLong(100, 1_000_000) * 1_000_000; // 1 and more
            BigDecimal buy = limitE8(Side.BUY, priceE8, amountE8, tick, MarketRounding.MEETING);
            assertTrue(buy.compareTo(BigDecimal.valueOf(priceE8)) >= 0);
            assertTrue(buy.compareTo(BigDecimal.valueOf(priceE8 + tick.stepE8())) < 0);
            BigDecimal sell = limitE8(Side.SELL, priceE8, amountE8, tick, MarketRounding.MEETING);
            assertTrue(sell.compareTo(BigDecimal.valueOf(priceE8)) <= 0);
            assertTrue(sell.compareTo(BigDecimal.valueOf(priceE8 - tick.stepE8())) > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Tick.class)
    void protectiveAmountsAreNeverWorseThanThePrice(Tick tick) {
        SplittableRandom random = random(tick);
        for (int k = 0; k < CASES; k++) {
            long priceE8 = price(tick, random);
            long amountE8 = random.nextLong(100, 1_000_000) * 1_000_000;
            BigDecimal buy = limitE8(Side.BUY, priceE8, amountE8, tick, MarketRounding.PROTECTIVE);
            assertTrue(buy.compareTo(BigDecimal.valueOf(priceE8)) <= 0);
            BigDecimal sell =
                    limitE8(Side.SELL, priceE8, amountE8, tick, MarketRounding.PROTECTIVE);
            assertTrue(sell.compareTo(BigDecimal.valueOf(priceE8)) >= 0);
        }
    }

    @Test
    void refusesAmountsThatDoNotFit() {
        assertThrows(
                ArithmeticException.class,
                () ->
                        OrderAmounts.market(
                                Side.BUY,
                                E8.ONE / 2,
                                Long.MAX_VALUE,
                                Tick.HUNDREDTH,
                                MarketRounding.CLIENT));
        assertThrows(
                IllegalArgumentException.class,
                () -> OrderAmounts.limit(Side.BUY, E8.ONE / 2, -1, Tick.HUNDREDTH));
    }

    private static BigDecimal limitE8(
            Side side, long priceE8, long amountE8, Tick tick, MarketRounding rounding) {
        OrderAmounts amounts = OrderAmounts.market(side, priceE8, amountE8, tick, rounding);
        assertEquals(0, amounts.makerE6() % 10_000, "two decimals at most");
        assertEquals(0, amounts.takerE6() % 100, "four decimals at most");
        return BigDecimal.valueOf(amounts.cashE6(side))
                .multiply(ONE_E8)
                .divide(
                        BigDecimal.valueOf(amounts.sharesE6(side)),
                        12,
                        side == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP);
    }

    private static long price(Tick tick, SplittableRandom random) {
        return random.nextLong(1, E8.ONE / tick.stepE8()) * tick.stepE8();
    }

    private static SplittableRandom random(Tick tick) {
        return new Seed(20261121).split(tick.name()).random();
    }
}
