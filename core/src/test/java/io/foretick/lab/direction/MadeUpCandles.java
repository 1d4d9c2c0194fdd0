package io.foretick.lab.direction;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One-minute candles of a random walk, drawn by seed. Immutable lists, made anew each time.
final class MadeUpCandles {

    static final Timeframe MINUTE = Timeframe.MINUTE;

    /// 2025-02-01.
    static final long BEGIN_NS = 1_738_368_000L * Times.SECOND_NS;

    private static final double STEP = 5e-4;

    private MadeUpCandles() {}

    /// Normal returns of five basis points.
    static List<Bar> walk(int count) {
        return walk(count, 1);
    }

    /// The same of another seed.
    static List<Bar> walk(int count, long seed) {
        SplittableRandom random = new Seed(seed).split("candles").random();
        double[] closes = new double[count];
        double close = 50_000;
        for (int k = 0; k < count; k++) {
            close *= 1 + STEP * random.nextGaussian();
            closes[k] = close;
        }
        return of(closes, random);
    }

    /// A climb of so many candles, then a fall as long.
    static List<Bar> climbAndFall(int each) {
        double[] closes = new double[2 * each];
        double close = 50_000;
        for (int k = 0; k < closes.length; k++) {
            close *= k < each ? 1 + STEP : 1 - STEP;
            closes[k] = close;
        }
        return of(closes, new Seed(1).random());
    }

    /// Without the candles from one place to before another.
    static List<Bar> without(List<Bar> bars, int from, int to) {
        List<Bar> left = new ArrayList<>(bars.subList(0, from));
        left.addAll(bars.subList(to, bars.size()));
        return left;
    }

    private static List<Bar> of(double[] closes, SplittableRandom random) {
        List<Bar> bars = new ArrayList<>(closes.length);
        double open = closes[0];
        for (int k = 0; k < closes.length; k++) {
            double wick = STEP * open * random.nextDouble();
            bars.add(
                    new Bar(
                            BEGIN_NS + k * Times.MINUTE_NS,
                            Times.MINUTE_NS,
                            e8(open),
                            e8(Math.max(open, closes[k]) + wick),
                            e8(Math.min(open, closes[k]) - wick),
                            e8(closes[k]),
                            e8(1 + 10 * random.nextDouble())));
            open = closes[k];
        }
        return bars;
    }

    private static long e8(double value) {
        return Math.round(value * 100) * (E8.ONE / 100);
    }
}
