package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.market.bar.TradeColumns;
import io.foretick.math.Statistics;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class GeneratedTradesTest {

    private static final int ROWS = 400_000;
    private static final long BIN_NS = 10 * Times.MINUTE_NS;

    private static TradeColumns trades;
    private static double[] returns; // [bin]
    private static double[] flow; // [bin]: share of buyers less that of sellers

    @BeforeAll
    static void makeAMarket() throws IOException {
        trades = made("ETHUSDT", ROWS);
        int bins = (int) ((trades.timeNs(ROWS - 1) - trades.timeNs(0)) / BIN_NS);
        returns = new double[bins];
        flow = new double[bins];
        double[] bought = new double[bins];
        double[] all = new double[bins];
        double[] last = new double[bins];
        for (int row = 0; row < ROWS; row++) {
            int bin = (int) ((trades.timeNs(row) - trades.timeNs(0)) / BIN_NS);
            if (bin < bins) {
                bought[bin] += trades.buyerIsMaker(row) ? 0 : 1;
                all[bin]++;
                last[bin] = Math.log(E8.toDouble(trades.priceE8(row)));
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            flow[bin] = 2 * bought[bin] / all[bin] - 1;
            returns[bin] = bin == 0 ? 0 : last[bin] - last[bin - 1];
        }
    }

    private static TradeColumns made(String symbol, int rows) throws IOException {
        var kept = new KeptRows();
        var data =
                new DataSpec(Source.GENERATED, List.of(), symbol, "", "", "", rows, 0.01, 0.0001);
        GeneratedTrades.of(data).read(kept);
        return kept.trades;
    }

    @Test
    void theSameSymbolIsTheSameMarket() throws IOException {
        TradeColumns again = made("ETHUSDT", 1_000);
        assertEquals(1_000, again.size());
        for (int row = 0; row < again.size(); row++) {
            assertEquals(trades.timeNs(row), again.timeNs(row));
            assertEquals(trades.priceE8(row), again.priceE8(row));
            assertEquals(trades.quantityE8(row), again.quantityE8(row));
            assertEquals(trades.buyerIsMaker(row), again.buyerIsMaker(row));
        }
        assertNotEquals(trades.timeNs(500), made("SOLUSDT", 1_000).timeNs(500));
    }

    @Test
    void printsLieOnTheGridInOrderOfTime() {
        for (int row = 1; row < ROWS; row++) {
            assertTrue(trades.timeNs(row) > trades.timeNs(row - 1));
            assertEquals(0, trades.priceE8(row) % (E8.ONE / 100));
            assertEquals(0, trades.quantityE8(row) % (E8.ONE / 10_000));
            assertTrue(trades.quantityE8(row) > 0);
        }
    }

    @Test
    void isAsBusyAsAMarketOfItsKind() {
        double days = (trades.timeNs(ROWS - 1) - trades.timeNs(0)) / (double) Times.DAY_NS;
        assertTrue(days > 3 && days < 9, ROWS + " prints in days: " + days);
        double daily = Statistics.standardDeviation(returns) * Math.sqrt(144);
        assertTrue(daily > 0.015 && daily < 0.07, "daily deviation " + daily);
    }

    @Test
    void returnsHaveFatTailsAndVolatilityComesInClusters() {
        double deviation = Statistics.standardDeviation(returns);
        double fourth = 0;
        double[] sizes = new double[returns.length];
        for (int bin = 0; bin < returns.length; bin++) {
            fourth += Math.pow(returns[bin] / deviation, 4) / returns.length;
            sizes[bin] = Math.abs(returns[bin]);
        }
        assertTrue(fourth > 4, "kurtosis " + fourth);
        assertTrue(correlation(sizes, sizes, 1) > 0.1);
    }

    @Test
    void sidesComeInRunsAndForetellTheReturnALittle() {
        assertTrue(correlation(flow, flow, 1) > 0.4, "runs " + correlation(flow, flow, 1));
        double planted = correlation(flow, returns, 1);
        assertTrue(planted > 0.02 && planted < 0.3, "signal " + planted);
    }

    /// Of the one with the other so many bins later.
    private static double correlation(double[] first, double[] second, int lag) {
        double[] before = new double[first.length - lag];
        double[] after = new double[first.length - lag];
        System.arraycopy(first, 0, before, 0, before.length);
        System.arraycopy(second, lag, after, 0, after.length);
        return Statistics.correlation(before, after);
    }
}
