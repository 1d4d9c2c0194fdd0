package io.foretick.venue.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class HyperliquidTest {

    private final HyperliquidBlocks<Long> blocks = new HyperliquidBlocks<>();

    @Test
    void cancelsAndPostOnlyOrdersComeBeforeTakers() {
        blocks.place(OrderKind.IMMEDIATE_OR_CANCEL, 1L);
        blocks.place(OrderKind.POST_ONLY, 2L);
        blocks.place(OrderKind.GOOD_TILL_CANCELLED, 3L);
        blocks.cancel(4L);
        blocks.place(OrderKind.FILL_OR_KILL, 5L);
        blocks.place(OrderKind.POST_ONLY, 6L);
        assertEquals(6, blocks.size());
        assertEquals(List.of(2L, 4L, 6L, 1L, 3L, 5L), end());
        assertEquals(List.of(), end());
    }

    @Test
    void whatArrivesWhileABlockEndsWaitsForTheNext() {
        blocks.place(OrderKind.IMMEDIATE_OR_CANCEL, 1L);
        blocks.cancel(2L);
        List<Long> seen = new ArrayList<>();
        blocks.end(action -> {
            seen.add(action);
            blocks.cancel(action + 10);
        });
        assertEquals(List.of(2L, 1L), seen);
        assertEquals(List.of(12L, 11L), end());
    }

    @Test
    void blocksHoldAnyNumberOfActions() {
        for (int k = 0; k < 1_000; k++) {
            blocks.cancel((long) k);
        }
        assertEquals(1_000, end().size());
    }

    @Test
    void cancelOfAMakerEscapesATakerOfTheSameBlock() {
        FifoBook book = new FifoBook(SelfTrade.CANCELS_RESTING, new Deaf(), 8);
        long ask = book.place(OrderKind.POST_ONLY, Side.SELL, 100, 5, 1);
        blocks.place(OrderKind.IMMEDIATE_OR_CANCEL, ask + 1);
        blocks.cancel(ask);
        blocks.end(action -> {
            if (action == ask) {
                assertTrue(book.cancel(ask));
            } else {
                book.place(OrderKind.IMMEDIATE_OR_CANCEL, Side.BUY, 100, 5, 2);
                assertEquals(0, book.takenLots());
            }
        });
        assertEquals(0, book.orders());
    }

    @ParameterizedTest(name = "{0} with {1} size decimals")
    @CsvSource({
        "61837, 5, true", "61837.5, 5, false", "6183.7, 5, true", "123456, 5, true",
        "123456.5, 0, false", "3012.3, 4, true", "3012.34, 4, false", "301.23, 4, true",
        "301.234, 4, false", "0.012345, 0, true", "0.0123456, 0, false", "0.012345, 1, false",
        "0.01234, 1, true", "1.2345, 2, true", "1.23456, 0, false", "12345.0, 0, true",
        "0, 0, false", "-1, 0, false",
    })
    void pricesHaveFiveDigitsAndFewDecimals(String price, int sizeDecimals, boolean allowed) {
        assertEquals(allowed, new HyperliquidTicks(sizeDecimals).allows(E8.parse(price)));
    }

    @ParameterizedTest(name = "{0} with {1} size decimals")
    @CsvSource({
        "61837.6, 5, 61837, 61838", "3012.34, 4, 3012.3, 3012.4", "9.99996, 0, 9.9999, 10",
        "99999.5, 0, 99999, 100000", "1.5, 0, 1.5, 1.5", "0.0000004, 0, 0, 0.000001",
    })
    void roundsDownAndUp(String price, int sizeDecimals, String floor, String ceiling) {
        HyperliquidTicks ticks = new HyperliquidTicks(sizeDecimals);
        assertEquals(floor, E8.format(ticks.floorE8(E8.parse(price))));
        assertEquals(ceiling, E8.format(ticks.ceilingE8(E8.parse(price))));
    }

    /// The rule read off the decimal digits.
    @Test
    void agreesWithTheDigitsOfThePrice() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 20_000; k++) {
            int sizeDecimals = random.nextInt(7);
            int digits = 1 + random.nextInt(7);
            BigDecimal price = new BigDecimal(random.nextInt(1, 10_000_000)).movePointLeft(digits);
            BigDecimal plain = price.stripTrailingZeros();
            boolean whole = plain.scale() <= 0;
            boolean allowed =
                    whole || (plain.precision() <= 5 && plain.scale() <= 6 - sizeDecimals);
            long priceE8 = E8.parse(price.toPlainString());
            HyperliquidTicks ticks = new HyperliquidTicks(sizeDecimals);
            assertEquals(allowed, ticks.allows(priceE8), () -> price + " " + sizeDecimals);
            assertTrue(ticks.allows(ticks.ceilingE8(priceE8)));
        }
    }

    @Test
    void ordersAreWorthTenDollars() {
        HyperliquidTicks ticks = new HyperliquidTicks(5);
        long priceE8 = E8.parse("60000");
        assertEquals("0.00001", E8.format(ticks.lotE8()));
        assertEquals(17, ticks.lotsMin(priceE8));
        assertFalse(ticks.bigEnough(priceE8, 16));
        assertTrue(ticks.bigEnough(priceE8, 17));
        assertTrue(new HyperliquidTicks(0).bigEnough(E8.ONE, 10));
        assertEquals(10, new HyperliquidTicks(0).lotsMin(E8.ONE));
    }

    @Test
    void refusesDecimalsThatNoSizeHas() {
        assertThrows(IllegalArgumentException.class, () -> new HyperliquidTicks(7));
        assertThrows(IllegalArgumentException.class, () -> new HyperliquidTicks(-1));
    }

    private List<Long> end() {
        List<Long> seen = new ArrayList<>();
        blocks.end(seen::add);
        return seen;
    }

    private static final class Deaf implements FillSink {

        @Override
        public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {}

        @Override
        public void onClose(long order, long lotsLeft) {}
    }
}
