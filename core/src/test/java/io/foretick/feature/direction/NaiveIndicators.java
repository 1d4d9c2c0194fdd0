package io.foretick.feature.direction;

import io.foretick.base.E8;
import io.foretick.event.Bar;

import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The indicators once more, slow and by other formulas: whole numbers where the package has
/// doubles, weights written out where it has recursions. Takes exactly the candles of a window.
final class NaiveIndicators {

    private final List<Bar> bars;
    private final int count;

    NaiveIndicators(List<Bar> bars) {
        this.bars = bars.subList(bars.size() - 120, bars.size());
        this.count = 120;
    }

    private long[] column(ToLongFunction<Bar> of) {
        return bars.stream().mapToLong(of).toArray();
    }

    private double[] doubles(ToLongFunction<Bar> of) {
        return LongStream.of(column(of)).asDoubleStream().toArray();
    }

    /// `back` candles before the newest.
    private Bar bar(int back) {
        return bars.get(count - 1 - back);
    }

    double returnPercent(int back) {
        double now = bar(back).closeE8();
        return 100 * (now / bar(back + 1).closeE8() - 1);
    }

    double rangePercent() {
        return (bar(0).highE8() - bar(0).lowE8()) * 100.0 / bar(0).closeE8();
    }

    double bodyPercent() {
        return (bar(0).closeE8() - bar(0).openE8()) * 100.0 / bar(0).openE8();
    }

    double volumeScore() {
        long[] volumes = column(Bar::volumeE8);
        return score(LongStream.of(volumes).skip(count - 30).mapToDouble(v -> v).toArray());
    }

    private static double score(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double square = DoubleStream.of(values).map(v -> v * v).average().orElseThrow();
        double variance = square - mean * mean;
        return variance <= 1e-12 * square
                ? 0
                : (values[values.length - 1] - mean) / Math.sqrt(variance);
    }

    double average(int candles, int back) {
        long sum = 0;
        for (int k = back; k < back + candles; k++) {
            sum += bar(k).closeE8();
        }
        return (double) sum / candles;
    }

    double aboveAverage(int candles) {
        return 100 * (bar(0).closeE8() / average(candles, 0) - 1);
    }

    /// `x(t)` with weight `a`, `x(t-1)` with `a (1-a)`, ..., the oldest with what is left of one.
    private static double exponential(double[] values, int end, int candles) {
        double share = 2.0 / (candles + 1);
        double sum = Math.pow(1 - share, end) * values[0];
        for (int k = 1; k <= end; k++) {
            sum += share * Math.pow(1 - share, end - k) * values[k];
        }
        return sum;
    }

    /// Line, signal, histogram.
    double[] macd() {
        double[] closes = doubles(Bar::closeE8);
        double[] line =
                IntStream.range(0, count)
                        .mapToDouble(t -> exponential(closes, t, 12) - exponential(closes, t, 26))
                        .toArray();
        double signal = exponential(line, count - 1, 9);
        double newest = line[count - 1];
        double unit = closes[count - 1] / 100;
        return new double[] {newest / unit, signal / unit, (newest - signal) / unit};
    }

    /// As textbooks have it, with a branch for each way.
    double sarPercent() {
        double[] high = doubles(Bar::highE8);
        double[] low = doubles(Bar::lowE8);
        boolean rise = bars.get(1).closeE8() >= bars.get(0).closeE8();
        double sar = rise ? Math.min(low[0], low[1]) : Math.max(high[0], high[1]);
        double best = rise ? Math.max(high[0], high[1]) : Math.min(low[0], low[1]);
        int steps = 1;
        for (int t = 2; t < count; t++) {
            sar = sar + Math.min(0.2, 0.02 * steps) * (best - sar);
            if (rise) {
                sar = Math.min(sar, Math.min(low[t - 1], low[t - 2]));
                if (low[t] < sar) {
                    rise = false;
                    sar = Math.max(best, high[t]);
                    best = low[t];
                    steps = 1;
                } else if (high[t] > best) {
                    best = high[t];
                    steps++;
                }
            } else {
                sar = Math.max(sar, Math.max(high[t - 1], high[t - 2]));
                if (high[t] > sar) {
                    rise = true;
                    sar = Math.min(best, low[t]);
                    best = high[t];
                    steps = 1;
                } else if (low[t] < best) {
                    best = low[t];
                    steps++;
                }
            }
        }
        return 100 * (sar / bar(0).closeE8() - 1);
    }

    /// By the ratio of gain to loss, as it is usually written.
    double rsi() {
        long up = 0;
        long down = 0;
        for (int k = 0; k < 14; k++) {
            long change = bar(k).closeE8() - bar(k + 1).closeE8();
            up += change > 0 ? change : 0;
            down -= change < 0 ? change : 0;
        }
        return fromRatio((double) up, (double) down);
    }

    private static double fromRatio(double up, double down) {
        if (down == 0) {
            return up == 0 ? 50 : 100;
        }
        return 100 - 100 / (1 + up / down);
    }

    double fastStochastic(int back) {
        List<Bar> window = bars.subList(count - back - 14, count - back);
        long high = Collections.max(window.stream().map(Bar::highE8).toList());
        long low = Collections.min(window.stream().map(Bar::lowE8).toList());
        return high == low ? 50 : 100.0 * (bar(back).closeE8() - low) / (high - low);
    }

    double stochasticK(int back) {
        return IntStream.range(back, back + 3)
                .mapToDouble(this::fastStochastic)
                .average()
                .orElseThrow();
    }

    double stochasticD() {
        return IntStream.range(0, 3).mapToDouble(this::stochasticK).average().orElseThrow();
    }

    /// Three times the typical price, exactly.
    private long sumE8(int back) {
        return bar(back).highE8() + bar(back).lowE8() + bar(back).closeE8();
    }

    double cci() {
        long total = IntStream.range(0, 20).mapToLong(this::sumE8).sum();
        long deviations =
                IntStream.range(0, 20).mapToLong(k -> Math.abs(20 * sumE8(k) - total)).sum();
        return deviations == 0 ? 0 : (20.0 * sumE8(0) - total) / (0.015 * deviations / 20.0);
    }

    double mfi() {
        double up = 0;
        double down = 0;
        for (int k = 13; k >= 0; k--) {
            double flow = E8.toDouble(sumE8(k)) * E8.toDouble(bar(k).volumeE8());
            int side = Long.compare(sumE8(k), sumE8(k + 1));
            up += side > 0 ? flow : 0;
            down += side < 0 ? flow : 0;
        }
        return fromRatio(up, down);
    }

    private long[] balanceE8() {
        long[] balance = new long[count];
        for (int t = 1; t < count; t++) {
            Bar now = bars.get(t);
            int side = Long.compare(now.closeE8(), bars.get(t - 1).closeE8());
            balance[t] = balance[t - 1] + side * now.volumeE8();
        }
        return balance;
    }

    double balanceSlope() {
        long[] balance = balanceE8();
        long volume = LongStream.of(column(Bar::volumeE8)).sum();
        long change = balance[count - 1] - balance[count - 6];
        return volume == 0 ? 0 : change / 5.0 * count / volume;
    }

    double balanceScore() {
        return score(LongStream.of(balanceE8()).mapToDouble(E8::toDouble).toArray());
    }

    double volatilityBps() {
        double[] returns =
                IntStream.range(0, 30).mapToDouble(k -> 100 * returnPercent(k)).toArray();
        double mean = DoubleStream.of(returns).average().orElseThrow();
        double squares = DoubleStream.of(returns).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / 30);
    }
}
