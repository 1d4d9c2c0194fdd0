package io.foretick.market.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.market.bar.BarColumns.Column;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class ImbalanceBarTest {

    private static final int TRADES = 20_000;

    /// The formula of the rule written down with lists, each mean summed anew.
    @ParameterizedTest
    @EnumSource(Measure.class)
    void endsBarsWhereTheFormulaSays(Measure measure) {
        TradeColumns trades = flow(7, 3_000, 0.6);
        var rule = new BarRule.Imbalance(measure, 50, 10, 400, 0.2, 0.01);
        assertEquals(naive(rule, trades), lastIds(rule, trades));
    }

    @Test
    void oneSidedFlowEndsBarsSooner() {
        var rule = new BarRule.Imbalance(Measure.VOLUME, 50, 50, 50_000, 1e-9, 1e-9);
        long oneSided = lastIds(rule, flow(1, TRADES, 0.95)).size();
        long balanced = lastIds(rule, flow(1, TRADES, 0.5)).size();
        assertTrue(oneSided > 3 * balanced, oneSided + " and " + balanced);
    }

    /// A walk of equal chances needs as many steps as expected to get so far, whatever their sizes.
    @ParameterizedTest
    @EnumSource(Measure.class)
    void balancedFlowKeepsTheExpectedLength(Measure measure) {
        var rule = new BarRule.Imbalance(measure, 95, 95, 100_000, 1e-9, 1e-3);
        int bars = lastIds(rule, flow(3, 20 * TRADES, 0.5)).size();
        assertEquals(95, 20.0 * TRADES / bars, 15); // a walk of whole steps needs 10, so 100 trades
    }

    /// Without bounds the expected length runs away: here flow turns from fair to one-sided and
    /// back.
    @Test
    void barsStayWithinTheBoundsWhateverTheFlow() {
        var trades = new TradeColumns();
        for (int part = 0; part < 6; part++) {
            append(trades, 20 + part, TRADES / 2, part % 2 == 0 ? 0.5 : 0.99);
        }
        for (Measure measure : Measure.values()) {
            var rule = new BarRule.Imbalance(measure, 50, 10, 400, 0.2, 0.01);
            var bars = new BarColumns();
            new BarBuilder(rule, bars).trades(trades);
            long most = 0;
            for (int bar = 0; bar < bars.size(); bar++) {
                most = Math.max(most, bars.get(bar, Column.TRADES));
            }
            assertTrue(most <= 400, measure + ": a bar of " + most);
            int fewest = trades.size() / 400;
            int greatest = trades.size() / 3; // what a fair coin needs for √10 ahead, and less
            assertTrue(
                    bars.size() >= fewest && bars.size() <= greatest, measure + ": " + bars.size());
        }
    }

    @Test
    void balancedFlowDoesNotMakeABarOfEachTrade() {
        var rule = new BarRule.Imbalance(Measure.TICK, 100, 100, 100_000, 0.1, 0.001);
        var trades = new TradeColumns();
        for (int k = 0; k < TRADES; k++) {
            trades.trade(k, k, E8.ONE, E8.ONE, k % 2 == 0);
        }
        assertEquals(0, lastIds(rule, trades).size());
    }

    @Test
    void aSecondOfManyTradesCountsAsAllOfThem() {
        var rule = new BarRule.Imbalance(Measure.TICK, 100, 100, 1_000, 0.1, 0.001);
        var bars = new BarColumns();
        var builder = new BarBuilder(rule, bars);
        builder.second(1, E8.ONE, 10 * E8.ONE, 9 * E8.ONE, 10, 0, 9);
        assertEquals(0, bars.size()); // 8 ahead, 10 are asked
        builder.second(2, E8.ONE, 3 * E8.ONE, 3 * E8.ONE, 2, 10, 11);
        assertEquals(1, bars.size());
    }

    private static List<Long> naive(BarRule.Imbalance rule, TradeColumns trades) {
        var ends = new ArrayList<Long>();
        var lengths = new ArrayList<Double>();
        int start = 0;
        double expected = rule.tradesExpected();
        double threshold = threshold(rule, trades, 0, expected);
        double ahead = 0;
        for (int k = 0; k < trades.size(); k++) {
            ahead += signed(rule.measure(), trades, k);
            int length = k - start + 1;
            if (Math.abs(ahead) >= threshold || length == rule.tradesMax()) {
                ends.add(trades.id(k));
                lengths.add((double) length);
                expected = expected + rule.barWeight() * (length - expected);
                expected =
                        Math.clamp(expected, (double) rule.tradesMin(), (double) rule.tradesMax());
                threshold = threshold(rule, trades, k + 1, expected);
                start = k + 1;
                ahead = 0;
            }
        }
        assertTrue(lengths.size() > 20, "bars: " + lengths.size());
        return ends;
    }

    /// Of the bar that begins with this row: means over all rows before it, the newest weighing
    /// most; `E[v²]` begins with the first row's, `E[b·v]` with 0.
    private static double threshold(
            BarRule.Imbalance rule, TradeColumns trades, int row, double expected) {
        double weight = rule.tradeWeight();
        double first = signed(rule.measure(), trades, 0);
        double signedMean = 0;
        double squareMean = Math.pow(1 - weight, row) * first * first;
        for (int k = 0; k < row; k++) {
            double part = weight * Math.pow(1 - weight, row - 1 - k);
            double signed = signed(rule.measure(), trades, k);
            signedMean += part * signed;
            squareMean += part * signed * signed;
        }
        return expected * Math.max(Math.abs(signedMean), Math.sqrt(squareMean / expected));
    }

    private static double signed(Measure measure, TradeColumns trades, int row) {
        double amount =
                switch (measure) {
                    case TICK -> 1;
                    case VOLUME -> trades.quantityE8(row) / 1e8;
                    case DOLLAR -> trades.quantityE8(row) / 1e8 * (trades.priceE8(row) / 1e8);
                };
        return trades.buyerIsMaker(row) ? -amount : amount;
    }

    private static List<Long> lastIds(BarRule rule, TradeColumns trades) {
        var ids = new ArrayList<Long>();
        new BarBuilder(rule, bar -> ids.add(bar.lastId())).trades(trades);
        return ids;
    }

    private static TradeColumns flow(long seed, int trades, double buyers) {
        var flow = new TradeColumns();
        append(flow, seed, trades, buyers);
        return flow;
    }

    private static void append(TradeColumns flow, long seed, int trades, double buyers) {
        SplittableRandom random = new Seed(seed).split("flow").random();
        for (int k = 0; k < trades; k++) {
            long quantityE8 = random.nextLong(1, 2 * E8.ONE);
            long priceE8 = random.nextLong(90 * E8.ONE, 110 * E8.ONE);
            boolean maker = random.nextDouble() >= buyers;
            flow.trade(flow.size(), flow.size(), priceE8, quantityE8, maker);
        }
    }
}
