package io.foretick.feature.direction;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.CandleWindow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// One-minute candles in a row, drawn by seed or given one by one.
final class MadeUpCandles {

    static final long FIRST_NS = 1_738_368_000L * Times.SECOND_NS;

    private static final long TICK_E8 = E8.ONE / 100;

    private MadeUpCandles() {}

    /// Candles of a walk in whole cents: quiet stretches without moves or volume, and wild ones.
    static List<Bar> walk(long seed, int count) {
        var random = new SplittableRandom(seed);
        var bars = new ArrayList<Bar>();
        long closeE8 = 60_000 * E8.ONE;
        for (int k = 0; k < count; k++) {
            double ticks = random.nextInt(3) == 0 ? 1 : Math.pow(10, 4 * random.nextDouble());
            long openE8 = closeE8;
            closeE8 = Math.max(TICK_E8, openE8 + moveE8(random, ticks));
            long highE8 = Math.max(openE8, closeE8) + Math.abs(moveE8(random, ticks / 3));
            long lowE8 = Math.min(openE8, closeE8) - Math.abs(moveE8(random, ticks / 3));
            long volumeE8 = random.nextInt(5) == 0 ? 0 : random.nextLong(1, 50 * E8.ONE);
            bars.add(bar(k, openE8, highE8, Math.max(TICK_E8, lowE8), closeE8, volumeE8));
        }
        return bars;
    }

    private static long moveE8(SplittableRandom random, double ticks) {
        return Math.round(ticks * random.nextGaussian()) * TICK_E8;
    }

    private static Bar bar(
            int k, long openE8, long highE8, long lowE8, long closeE8, long volumeE8) {
        long startNs = FIRST_NS + k * Times.MINUTE_NS;
        return new Bar(startNs, Times.MINUTE_NS, openE8, highE8, lowE8, closeE8, volumeE8);
    }

    /// A candle with these numbers at the place `k` of a row.
    static Bar of(int k, double open, double high, double low, double close, double volume) {
        return bar(
                k,
                E8.ofDouble(open),
                E8.ofDouble(high),
                E8.ofDouble(low),
                E8.ofDouble(close),
                E8.ofDouble(volume));
    }

    /// [CandleFeatures#LOOKBACK] equal candles.
    static List<Bar> flat(double price, double volume) {
        var bars = new ArrayList<Bar>();
        for (int k = 0; k < CandleFeatures.LOOKBACK; k++) {
            bars.add(of(k, price, price, price, price, volume));
        }
        return bars;
    }

    /// Each row of `{high, low, close, volume}` takes the place of one of the newest candles of a
    /// flat market; each opens at its close.
    static List<Bar> flatThen(double price, double volume, double[]... rows) {
        List<Bar> bars = flat(price, volume);
        int from = bars.size() - rows.length;
        for (int k = 0; k < rows.length; k++) {
            double[] row = rows[k];
            bars.set(from + k, of(from + k, row[2], row[0], row[1], row[2], row[3]));
        }
        return bars;
    }

    /// Flat candles with a close for each, the newest last.
    static List<Bar> closes(double price, double... closes) {
        double[][] rows = new double[closes.length][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = new double[] {closes[k], closes[k], closes[k], 1};
        }
        return flatThen(price, 1, rows);
    }

    static List<Bar> with(List<Bar> bars, UnaryOperator<Bar> change) {
        return bars.stream().map(change).toList();
    }

    static CandleWindow window(List<Bar> bars) {
        return window(bars, CandleFeatures.LOOKBACK);
    }

    static CandleWindow window(List<Bar> bars, int capacity) {
        var window = new CandleWindow(Times.MINUTE_NS, capacity);
        bars.forEach(window::offer);
        return window;
    }

    static CandleTail tail(List<Bar> bars) {
        var tail = new CandleTail();
        tail.fill(window(bars));
        return tail;
    }

    static double[] read(CandleFeatures features, List<Bar> bars) {
        double[] values = new double[features.names().size()];
        features.read(window(bars), values);
        return values;
    }
}
