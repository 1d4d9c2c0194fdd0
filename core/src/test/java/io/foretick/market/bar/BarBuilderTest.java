package io.foretick.market.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.bar.BarColumns.Column;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class BarBuilderTest {

    private static final long ONE = E8.ONE;

    private final BarColumns bars = new BarColumns();

    @Test
    void opensHighestLowestAndLastPriceAreThoseOfItsTrades() {
        BarBuilder builder = builder(new BarRule.Tick(4, Crossing.RESET));
        trade(builder, 10, 5, 100 * ONE, 2 * ONE, false);
        trade(builder, 11, 6, 103 * ONE, ONE, true);
        trade(builder, 14, 8, 99 * ONE, ONE, true);
        trade(builder, 15, 9, 101 * ONE, 3 * ONE, false);
        assertEquals(1, bars.size());
        assertBar(0, 10, 15, 5, 9);
        assertEquals(100 * ONE, bars.get(0, Column.OPEN_E8));
        assertEquals(103 * ONE, bars.get(0, Column.HIGH_E8));
        assertEquals(99 * ONE, bars.get(0, Column.LOW_E8));
        assertEquals(101 * ONE, bars.get(0, Column.CLOSE_E8));
        assertEquals(7 * ONE, bars.get(0, Column.VOLUME_E8));
        assertEquals(5 * ONE, bars.get(0, Column.BUY_VOLUME_E8));
        assertEquals((200 + 103 + 99 + 303) * ONE, bars.get(0, Column.DOLLAR_E8));
        assertEquals(4, bars.get(0, Column.TRADES));
    }

    @Test
    void carryCountsTheExcessForTheNextBar() {
        assertLastIds(new BarRule.Volume(10 * ONE, Crossing.CARRY), "7 7 6 1", "1 2 3");
    }

    @Test
    void resetForgetsTheExcess() {
        assertLastIds(new BarRule.Volume(10 * ONE, Crossing.RESET), "7 7 6 1", "1 3");
    }

    @Test
    void legacyPutsTheRowThatCrossesIntoTheNextBar() {
        assertLastIds(new BarRule.Volume(10 * ONE, Crossing.LEGACY), "7 7 6 1", "0 1 3");
    }

    @Test
    void aRowThatReachesManyThresholdsEndsOneBar() {
        assertLastIds(new BarRule.Volume(10 * ONE, Crossing.CARRY), "5 57 7 8 1", "1 3 4");
    }

    @Test
    void aRowThatReachesManyThresholdsOpensOneBar() {
        assertLastIds(new BarRule.Volume(10 * ONE, Crossing.LEGACY), "5 57 7 8 1", "0 2 4");
    }

    @Test
    void aThresholdReachedExactlyIsReached() {
        assertLastIds(new BarRule.Volume(10 * ONE, Crossing.RESET), "4 6 9 1", "1 3");
    }

    @Test
    void countsDollarsExactlyToTheLastUnit() {
        long priceE8 = 3; // 3e-8 dollars for a coin
        long third = 33_333_333; // of a coin: a dollar product of 0.99999999e-8
        BarBuilder builder = builder(new BarRule.Dollar(1, Crossing.RESET));
        trade(builder, 0, 0, priceE8, third, false);
        assertEquals(0, bars.size());
        trade(builder, 1, 1, priceE8, 1, false);
        assertEquals(1, bars.size());
        assertEquals(1, bars.get(0, Column.DOLLAR_E8));
    }

    @Test
    void sumsDollarsPastSixtyFourBits() {
        BarBuilder builder = builder(new BarRule.Dollar(3_000_000_000L * ONE, Crossing.CARRY));
        for (int k = 0; k < 9; k++) {
            trade(builder, k, k, 100_000 * ONE, 9_000 * ONE + 1, false);
        }
        builder.close();
        assertEquals(3, bars.size());
        assertEquals(4 * (900_000_000L * ONE + 100_000), bars.get(0, Column.DOLLAR_E8));
        assertEquals(6, bars.get(1, Column.LAST_ID));
    }

    @Test
    void timeBarsEndWithTheirIntervalAndLeaveOutEmptyOnes() {
        BarBuilder builder = builder(new BarRule.Time(10));
        for (long time : new long[] {3, 9, 10, 19, 18, 45, 44}) {
            trade(builder, time, time, ONE, ONE, false);
        }
        trade(builder, 8, 8, ONE, ONE, false); // late: goes into the open bar
        builder.close();
        assertEquals(3, bars.size());
        assertBar(0, 3, 9, 3, 9);
        assertBar(1, 10, 18, 10, 18);
        assertBar(2, 45, 8, 45, 8);
    }

    @Test
    void aSecondIsARowOfItsTrades() {
        BarBuilder builder = builder(new BarRule.Tick(10, Crossing.RESET));
        builder.second(100, 7 * ONE, 5 * ONE, 2 * ONE, 6, 40, 45);
        builder.second(101, 7 * ONE, 0, 0, 0, 46, 45);
        builder.second(102, 8 * ONE, 4 * ONE, 3 * ONE, 4, 46, 49);
        assertEquals(1, bars.size());
        assertBar(0, 40, 49, 100 * Times.SECOND_NS, 102 * Times.SECOND_NS);
        assertEquals(10, bars.get(0, Column.TRADES));
        assertEquals(9 * ONE, bars.get(0, Column.VOLUME_E8));
        assertEquals(5 * ONE, bars.get(0, Column.BUY_VOLUME_E8));
        assertEquals(67 * ONE, bars.get(0, Column.DOLLAR_E8));
    }

    @Test
    void aCandleIsARowAtItsClose() {
        BarBuilder builder = builder(new BarRule.Dollar(60 * ONE, Crossing.LEGACY));
        builder.candle(new Bar(0, 60, 5 * ONE, 9 * ONE, 4 * ONE, 6 * ONE, 9 * ONE));
        builder.candle(new Bar(60, 60, 6 * ONE, 7 * ONE, 3 * ONE, 5 * ONE, 10 * ONE));
        assertEquals(1, bars.size());
        assertBar(0, 0, 0, 0, 0);
        assertEquals(9 * ONE, bars.get(0, Column.HIGH_E8));
        assertEquals(54 * ONE, bars.get(0, Column.DOLLAR_E8));
    }

    @Test
    void refusesCandlesWhereTheRuleAsksWhoTook() {
        BarBuilder builder = builder(BarRule.Imbalance.of(Measure.VOLUME, 10));
        var candle = new Bar(0, 60, ONE, ONE, ONE, ONE, ONE);
        assertThrows(IllegalStateException.class, () -> builder.candle(candle));
    }

    @Test
    void givesOutNothingWhereNothingIsOpen() {
        BarBuilder builder = builder(new BarRule.Tick(2, Crossing.RESET));
        builder.close();
        trade(builder, 0, 0, ONE, ONE, true);
        trade(builder, 1, 0, ONE, ONE, true);
        builder.close();
        assertEquals(1, bars.size());
    }

    @Test
    void beginsAfreshAfterItWasClosed() {
        BarBuilder builder = builder(new BarRule.Tick(3, Crossing.CARRY));
        trade(builder, 0, 0, ONE, ONE, true);
        builder.close();
        for (int id = 5; id < 8; id++) {
            trade(builder, id, id, ONE, ONE, true);
        }
        assertEquals(2, bars.size());
        assertBar(0, 0, 0, 0, 0);
        assertBar(1, 5, 7, 5, 7);
    }

    @Test
    void refusesWhatDoesNotFit() {
        BarBuilder builder = builder(new BarRule.Tick(2, Crossing.RESET));
        trade(builder, 0, 0, 1_000_000 * ONE, 90_000_000_000L * ONE, true);
        assertThrows(ArithmeticException.class, builder::close);
        BarBuilder other = builder(new BarRule.Tick(3, Crossing.RESET));
        trade(other, 0, 0, 1, Long.MAX_VALUE, true);
        assertThrows(ArithmeticException.class, () -> trade(other, 1, 0, 1, 1, true));
        assertThrows(IllegalArgumentException.class, () -> trade(other, 1, 0, 0, 1, true));
        assertThrows(IllegalArgumentException.class, () -> trade(other, 1, 0, 1, -1, true));
    }

    @Test
    void refusesRulesWithoutSense() {
        for (long bad : new long[] {0, -1}) {
            assertThrows(
                    IllegalArgumentException.class, () -> new BarRule.Tick(bad, Crossing.CARRY));
            assertThrows(
                    IllegalArgumentException.class, () -> new BarRule.Volume(bad, Crossing.CARRY));
            assertThrows(
                    IllegalArgumentException.class, () -> new BarRule.Dollar(bad, Crossing.CARRY));
            assertThrows(IllegalArgumentException.class, () -> new BarRule.Time(bad));
            assertThrows(
                    IllegalArgumentException.class, () -> BarRule.Imbalance.of(Measure.TICK, bad));
        }
    }

    /// Trades of whole quantities at price one, ids from 0; the last bar is closed.
    private void assertLastIds(BarRule rule, String quantities, String lastIds) {
        BarBuilder builder = builder(rule);
        String[] each = quantities.split(" ", -1);
        for (int id = 0; id < each.length; id++) {
            trade(builder, id, id, ONE, Long.parseLong(each[id]) * ONE, id % 2 == 0);
        }
        builder.close();
        long[] expected =
                Arrays.stream(lastIds.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        assertEquals(expected.length, bars.size());
        for (int bar = 0; bar < expected.length; bar++) {
            assertEquals(expected[bar], bars.get(bar, Column.LAST_ID), "bar " + bar);
        }
    }

    private void assertBar(int bar, long firstId, long lastId, long startNs, long endNs) {
        assertEquals(firstId, bars.get(bar, Column.FIRST_ID));
        assertEquals(lastId, bars.get(bar, Column.LAST_ID));
        assertEquals(startNs, bars.get(bar, Column.START_NS));
        assertEquals(endNs, bars.get(bar, Column.END_NS));
    }

    private BarBuilder builder(BarRule rule) {
        return new BarBuilder(rule, bars);
    }

    private static void trade(
            BarBuilder builder,
            long id,
            long timeNs,
            long priceE8,
            long quantityE8,
            boolean maker) {
        builder.trade(id, timeNs, priceE8, quantityE8, maker);
    }
}
