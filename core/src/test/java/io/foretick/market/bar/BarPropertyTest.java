package io.foretick.market.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.market.bar.BarColumns.Column;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Whatever is traded: no bar loses a trade, and the ways to feed a builder agree.
class BarPropertyTest {

    private static final int TRADES = 3_000;
    private static final BigInteger SCALE = BigInteger.valueOf(E8.ONE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void barsHoldAllThatWasTraded(long seed) {
        TradeColumns trades = trades(seed);
        for (BarRule rule : rules()) {
            BarColumns bars = streamed(rule, trades);
            assertEquals(sum(trades, true), sum(bars, Column.VOLUME_E8), rule::toString);
            assertEquals(sum(trades, false), sum(bars, Column.BUY_VOLUME_E8), rule::toString);
            assertEquals(BigInteger.valueOf(TRADES), sum(bars, Column.TRADES), rule::toString);
            long next = trades.id(0);
            for (int bar = 0; bar < bars.size(); bar++) {
                assertEquals(next, bars.get(bar, Column.FIRST_ID), rule::toString);
                next = bars.get(bar, Column.LAST_ID) + 1;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void columnsGiveTheSameBarsAsTradesOneByOne(long seed) {
        TradeColumns trades = trades(seed);
        for (BarRule rule : rules()) {
            var batch = new BarColumns();
            var builder = new BarBuilder(rule, batch);
            builder.trades(trades);
            builder.close();
            assertEquals(lines(streamed(rule, trades)), lines(batch), rule::toString);
        }
    }

    /// Running totals in arbitrary precision, a bar wherever their quotient changes.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void barsWithExcessCarriedAreThoseOfTheRunningTotal(long seed) {
        TradeColumns trades = trades(seed);
        for (Measure measure : Measure.values()) {
            BigInteger limit = amount(measure, trades, 7).add(amount(measure, trades, 20));
            BigInteger unit = limit.divide(SCALE).max(BigInteger.ONE);
            var ends = new ArrayList<Long>();
            var total = BigInteger.ZERO;
            for (int k = 0; k < trades.size(); k++) {
                BigInteger after = total.add(amount(measure, trades, k));
                BigInteger step = unit.multiply(SCALE);
                if (!after.divide(step).equals(total.divide(step))) {
                    ends.add(trades.id(k));
                }
                total = after;
            }
            long limitE8 = unit.longValueExact();
            assertEquals(ends, ends(rule(measure, limitE8, Crossing.CARRY), trades));
            assertTrue(ends.size() > 10);
            var before = ends.stream().map(id -> id - 1).filter(id -> id >= trades.id(0)).toList();
            assertEquals(before, ends(rule(measure, limitE8, Crossing.LEGACY), trades));
        }
    }

    /// Without the rest that stays open.
    private static List<Long> ends(BarRule rule, TradeColumns trades) {
        var ends = new ArrayList<Long>();
        new BarBuilder(rule, bar -> ends.add(bar.lastId())).trades(trades);
        return ends;
    }

    private static BarRule rule(Measure measure, long limitE8, Crossing crossing) {
        return switch (measure) {
            case TICK -> new BarRule.Tick(limitE8 / E8.ONE, crossing);
            case VOLUME -> new BarRule.Volume(limitE8, crossing);
            case DOLLAR -> new BarRule.Dollar(limitE8, crossing);
        };
    }

    /// In units of 1e-16.
    private static BigInteger amount(Measure measure, TradeColumns trades, int row) {
        BigInteger quantity = BigInteger.valueOf(trades.quantityE8(row));
        return switch (measure) {
            case TICK -> SCALE.multiply(SCALE);
            case VOLUME -> quantity.multiply(SCALE);
            case DOLLAR -> quantity.multiply(BigInteger.valueOf(trades.priceE8(row)));
        };
    }

    private static List<BarRule> rules() {
        var rules = new ArrayList<BarRule>();
        for (Crossing crossing : Crossing.values()) {
            rules.add(new BarRule.Tick(1, crossing));
            rules.add(new BarRule.Tick(37, crossing));
            rules.add(new BarRule.Volume(1, crossing));
            rules.add(new BarRule.Volume(25 * E8.ONE, crossing));
            rules.add(new BarRule.Dollar(1, crossing));
            rules.add(new BarRule.Dollar(1_000_000 * E8.ONE, crossing));
        }
        rules.add(new BarRule.Time(1));
        rules.add(new BarRule.Time(1_000));
        for (Measure measure : Measure.values()) {
            rules.add(BarRule.Imbalance.of(measure, 20));
        }
        return rules;
    }

    private static BarColumns streamed(BarRule rule, TradeColumns trades) {
        var bars = new BarColumns();
        var builder = new BarBuilder(rule, bars);
        for (int k = 0; k < trades.size(); k++) {
            builder.trade(
                    trades.id(k),
                    trades.timeNs(k),
                    trades.priceE8(k),
                    trades.quantityE8(k),
                    trades.buyerIsMaker(k));
        }
        builder.close();
        return bars;
    }

    /// Prices wander, quantities range over eleven orders of magnitude.
    private static TradeColumns trades(long seed) {
        SplittableRandom random = new Seed(seed).split("trades").random();
        var trades = new TradeColumns(1);
        long priceE8 = 60_000 * E8.ONE;
        long timeNs = 0;
        for (int k = 0; k < TRADES; k++) {
            priceE8 += random.nextLong(-E8.ONE, E8.ONE);
            timeNs += random.nextInt(50);
            long quantityE8 = (long) Math.pow(10, random.nextDouble(0, 11));
            trades.trade(100 + k, timeNs, priceE8, quantityE8, random.nextBoolean());
        }
        return trades;
    }

    private static BigInteger sum(TradeColumns trades, boolean all) {
        var sum = BigInteger.ZERO;
        for (int k = 0; k < trades.size(); k++) {
            if (all || !trades.buyerIsMaker(k)) {
                sum = sum.add(BigInteger.valueOf(trades.quantityE8(k)));
            }
        }
        return sum;
    }

    private static BigInteger sum(BarColumns bars, Column column) {
        var sum = BigInteger.ZERO;
        for (int bar = 0; bar < bars.size(); bar++) {
            sum = sum.add(BigInteger.valueOf(bars.get(bar, column)));
        }
        return sum;
    }

    private static List<String> lines(BarColumns bars) {
        var lines = new ArrayList<String>();
        for (int bar = 0; bar < bars.size(); bar++) {
            var line = new StringBuilder();
            for (Column column : Column.values()) {
                line.append(bars.get(bar, column)).append(' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
