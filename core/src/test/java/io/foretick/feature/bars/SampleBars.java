package io.foretick.feature.bars;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarRule;
import io.foretick.market.bar.Crossing;

import java.util.SplittableRandom;

/// Bars of random trades for tests: twelve trades each, at uneven times.
final class SampleBars {

    private static final int TRADES_A_BAR = 12;
    private static final long START_NS = 1_700_000_000L * Times.SECOND_NS;

    private SampleBars() {}

    static BarTable of(int bars, long seed) {
        return of(bars, seed, 1);
    }

    /// The same walk with prices `times` as high.
    static BarTable of(int bars, long seed, long times) {
        SplittableRandom random = new Seed(seed).random();
        var columns = new BarColumns();
        var builder = new BarBuilder(new BarRule.Tick(TRADES_A_BAR, Crossing.CARRY), columns);
        double log = Math.log(2_000.0);
        long timeNs = START_NS;
        for (int trade = 0; trade < bars * TRADES_A_BAR; trade++) {
            log += 2e-4 * (random.nextDouble() - 0.5);
            timeNs += random.nextLong(5 * Times.SECOND_NS);
            long priceE8 = Math.round(Math.exp(log) * 1e4) * 10_000 * times;
            long quantityE8 = random.nextLong(1, 3 * E8.ONE);
            builder.trade(trade, timeNs, priceE8, quantityE8, random.nextBoolean());
        }
        return BarTable.of(columns);
    }
}
