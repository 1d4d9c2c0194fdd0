package io.foretick.strategy.making;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.SplittableRandom;

class MakerLedgerTest {

    private final MakerLedger ledger = new MakerLedger();

    @Test
    void fillsEarnTheirDistanceFromTheFairValue() {
        ledger.mark(E8.parse("100"));
        ledger.fill(Side.BUY, E8.parse("99"), E8.parse("2"), 0);
        assertEquals(E8.parse("2"), ledger.spreadE8());
        ledger.fill(Side.SELL, E8.parse("101.5"), E8.parse("2"), 0);
        assertEquals(E8.parse("5"), ledger.spreadE8());
        assertEquals(E8.parse("5"), ledger.equityE8());
        assertEquals(0, ledger.inventoryE8());
    }

    @Test
    void inventoryEarnsWhatTheFairValueMoves() {
        ledger.mark(E8.parse("100"));
        ledger.fill(Side.SELL, E8.parse("100"), E8.parse("3"), 0);
        ledger.mark(E8.parse("98"));
        assertEquals(E8.parse("6"), ledger.inventoryE8());
        assertEquals(E8.parse("-3"), ledger.positionE8());
        assertEquals(0, ledger.spreadE8());
    }

    @Test
    void feesGasAndBribesArePaidAndRebatesEarned() {
        ledger.mark(E8.parse("100"));
        ledger.fill(Side.BUY, E8.parse("100"), E8.parse("1"), E8.parse("0.07"));
        ledger.fill(Side.BUY, E8.parse("100"), E8.parse("1"), E8.parse("-0.02"));
        ledger.gas(E8.parse("0.01"));
        ledger.bribe(E8.parse("0.5"));
        assertEquals(E8.parse("-0.06"), ledger.feesE8());
        assertEquals(E8.parse("-0.5"), ledger.bribesE8());
        assertEquals(E8.parse("-0.56"), ledger.equityE8());
    }

    @Test
    void hedgesAreBookedApart() {
        ledger.mark(E8.parse("100"));
        ledger.markHedge(E8.parse("50"));
        ledger.fill(Side.BUY, E8.parse("99"), E8.parse("1"), 0);
        ledger.hedge(Side.SELL, E8.parse("49.9"), E8.parse("2"), E8.parse("0.03"));
        assertEquals(E8.parse("-0.23"), ledger.hedgeE8());
        ledger.mark(E8.parse("90"));
        ledger.markHedge(E8.parse("45"));
        assertEquals(E8.parse("9.77"), ledger.hedgeE8());
        assertEquals(E8.parse("-10"), ledger.inventoryE8());
        assertEquals(E8.parse("-2"), ledger.hedgePositionE8());
        assertEquals(E8.parse("0.77"), ledger.equityE8());
        assertEquals(0, ledger.feesE8());
    }

    @Test
    void exchangesOfAPoolAreFills() {
        ledger.mark(E8.parse("100"));
        ledger.exchange(E8.parse("-2"), E8.parse("200.6"), E8.parse("0.1"));
        assertEquals(E8.parse("0.6"), ledger.spreadE8());
        assertEquals(E8.parse("0.5"), ledger.equityE8());
    }

    @Test
    void nothingIsBookedBeforeAFairValue() {
        assertThrows(IllegalStateException.class, () -> ledger.fill(Side.BUY, 1, 1, 0));
        ledger.mark(1);
        assertThrows(IllegalStateException.class, () -> ledger.hedge(Side.BUY, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ledger.fill(Side.BUY, 1, 0, 0));
    }

    @Test
    void anAmountThatDoesNotFitIsRefusedAndNothingBooked() {
        ledger.mark(E8.parse("100"));
        long huge = 9_000_000_000L * E8.ONE;
        assertThrows(ArithmeticException.class, () -> ledger.fill(Side.BUY, huge, huge, 0));
        assertEquals(0, ledger.equityE8());
        assertEquals(0, ledger.positionE8());
    }

    /// Beside the sums, cash and positions are checked against exact decimals, so that the parts
    /// cannot agree with a wrong equity.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 20260101})
    void partsAddUpToTheEquityAfterEveryStep(long seed) {
        SplittableRandom random = new Seed(seed).random();
        BigDecimal exactCash = BigDecimal.ZERO;
        ledger.mark(price(random));
        ledger.markHedge(price(random));
        for (int k = 0; k < 10_000; k++) {
            exactCash = exactCash.add(step(random));
            long parts =
                    ledger.spreadE8()
                            + ledger.inventoryE8()
                            + ledger.feesE8()
                            + ledger.hedgeE8()
                            + ledger.bribesE8();
            assertEquals(ledger.equityE8(), parts, "step " + k);
            double lost = exactCash.subtract(BigDecimal.valueOf(ledger.cashE8(), 8)).doubleValue();
            assertEquals(0.0, lost, (k + 1) * 1e-8, "step " + k); // a unit of rounding a step
        }
    }

    /// Does one thing at random and returns the exact money that moved.
    private BigDecimal step(SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = price(random);
        long quantity = random.nextLong(1, 5 * E8.ONE);
        long cost = random.nextLong(-E8.ONE, E8.ONE);
        switch (random.nextInt(6)) {
            case 0 -> ledger.mark(price);
            case 1 -> ledger.markHedge(price);
            case 2 -> {
                ledger.fill(side, price, quantity, cost);
                return money(side, price, quantity).subtract(exact(cost));
            }
            case 3 -> {
                ledger.hedge(side, price, quantity, cost);
                return money(side, price, quantity).subtract(exact(cost));
            }
            case 4 -> {
                ledger.gas(Math.abs(cost));
                return exact(-Math.abs(cost));
            }
            default -> {
                ledger.bribe(Math.abs(cost));
                return exact(-Math.abs(cost));
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal money(Side side, long price, long quantity) {
        BigDecimal amount = exact(price).multiply(exact(quantity));
        return side == Side.BUY ? amount.negate() : amount;
    }

    private static BigDecimal exact(long valueE8) {
        return BigDecimal.valueOf(valueE8, 8);
    }

    private static long price(SplittableRandom random) {
        return random.nextLong(10 * E8.ONE, 70_000 * E8.ONE);
    }
}
