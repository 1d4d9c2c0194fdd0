package io.foretick.strategy.making;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class InventoryBookTest {

    private final InventoryBook book = new InventoryBook();

    private void fill(Side side, String price, String quantity) {
        book.fill(side, E8.parse(price), E8.parse(quantity));
    }

    @Test
    void additionsAverageTheirPrices() {
        fill(Side.BUY, "100", "1");
        fill(Side.BUY, "110", "3");
        assertEquals(E8.parse("107.5"), book.averagePriceE8());
        assertEquals(E8.parse("4"), book.positionE8());
        assertEquals(0, book.realisedE8());
        assertEquals(E8.parse("10"), book.unrealisedE8(E8.parse("110")));
    }

    @Test
    void reductionsRealiseAgainstTheAverageAndLeaveIt() {
        fill(Side.BUY, "100", "2");
        fill(Side.BUY, "110", "2");
        fill(Side.SELL, "115", "1");
        assertEquals(E8.parse("10"), book.realisedE8());
        assertEquals(E8.parse("105"), book.averagePriceE8());
        assertEquals(E8.parse("3"), book.positionE8());
    }

    @Test
    void shortsEarnWhenThePriceFalls() {
        fill(Side.SELL, "100", "2");
        fill(Side.BUY, "90", "1");
        assertEquals(E8.parse("10"), book.realisedE8());
        assertEquals(E8.parse("100"), book.averagePriceE8());
        assertEquals(E8.parse("-1"), book.positionE8());
        assertEquals(E8.parse("-5"), book.unrealisedE8(E8.parse("105")));
    }

    @Test
    void flipsCloseAtTheirPriceAndOpenAtIt() {
        fill(Side.BUY, "100", "2");
        fill(Side.SELL, "110", "5");
        assertEquals(E8.parse("20"), book.realisedE8());
        assertEquals(E8.parse("-3"), book.positionE8());
        assertEquals(E8.parse("110"), book.averagePriceE8());
        fill(Side.BUY, "100", "4");
        assertEquals(E8.parse("50"), book.realisedE8());
        assertEquals(E8.parse("1"), book.positionE8());
        assertEquals(E8.parse("100"), book.averagePriceE8());
    }

    @Test
    void aClosedPositionKeepsNoCost() {
        fill(Side.BUY, "33.33333333", "0.3");
        fill(Side.SELL, "33.33333333", "0.1");
        fill(Side.SELL, "33.33333333", "0.1");
        fill(Side.SELL, "33.33333333", "0.1");
        assertEquals(0, book.positionE8());
        assertEquals(0, book.costE8());
        assertEquals(0, book.averagePriceE8());
        assertEquals(book.cashE8(), book.realisedE8());
    }

    @Test
    void exchangesNeedNoPrice() {
        book.exchange(E8.parse("2"), E8.parse("-201"));
        book.exchange(E8.parse("-2"), E8.parse("203"));
        assertEquals(E8.parse("2"), book.realisedE8());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void realisedAndUnrealisedAreCashAndValueToTheLastDigit(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int k = 0; k < 5_000; k++) {
            book.fill(side(random), price(random), quantity(random));
            long mid = price(random);
            assertEquals(
                    book.cashE8() + E8.multiply(book.positionE8(), mid),
                    book.realisedE8() + book.unrealisedE8(mid),
                    "fill " + k);
        }
    }

    /// The model keeps position and average price as doubles and knows three plain cases.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void equalsAPlainModelOfAverages(long seed) {
        SplittableRandom random = new Seed(seed).random();
        var model = new PlainModel();
        for (int k = 0; k < 2_000; k++) {
            Side side = side(random);
            long price = price(random);
            long quantity = quantity(random);
            book.fill(side, price, quantity);
            double signed = (side == Side.BUY ? 1 : -1) * E8.toDouble(quantity);
            model.fill(E8.toDouble(price), signed);
            assertEquals(model.position, E8.toDouble(book.positionE8()), 1e-9, "fill " + k);
            assertEquals(model.realised, E8.toDouble(book.realisedE8()), 1e-3, "fill " + k);
            if (Math.abs(model.position) > 0.01) {
                assertEquals(model.average, E8.toDouble(book.averagePriceE8()), 1e-4, "fill " + k);
            }
        }
    }

    private static final class PlainModel {
        private double position;
        private double average;
        private double realised;

        void fill(double price, double quantity) {
            double after = position + quantity;
            if (position * quantity >= 0.0) {
                average = (position * average + quantity * price) / after;
            } else {
                double closed = Math.min(Math.abs(position), Math.abs(quantity));
                realised += closed * Math.signum(position) * (price - average);
                if (after * position < 0.0) {
                    average = price;
                }
            }
            position = Math.abs(after) < 1e-9 ? 0.0 : after;
        }
    }

    private static Side side(SplittableRandom random) {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private static long price(SplittableRandom random) {
        return random.nextLong(50 * E8.ONE, 150 * E8.ONE);
    }

    private static long quantity(SplittableRandom random) {
        return random.nextLong(1, 3 * E8.ONE);
    }
}
