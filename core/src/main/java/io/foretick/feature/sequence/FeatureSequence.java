package io.foretick.feature.sequence;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.Elementary;
import io.foretick.math.QuickLog;

import java.util.List;

/// The features at an instant as one pure function of the series and the instant, for training,
/// backtest and live alike. Holds nothing from one call to the next but scratch; owned by one
/// thread, allocates nothing.
///
/// How it works: windows end at the instant, whatever the clock says, and every element is a
/// difference of two sums or two logarithms that the series holds, so it costs the same for a
/// second and for a thousand. With `P(t)` the last price before `t`, `V(t)` the volume before it,
/// `k` the step and `t` the end of a step:
/// - return: `(ln P(t) - ln P(t - k)) / r`, where `r` is 1, or `sigma sqrt(k)`;
/// - volume: `ln(1 + (V(t) - V(t - k)) / (v k))`, where `v` is a volume per second;
/// - time of week: sine and cosine of `t`;
/// - volatility: `ln sqrt(sum of squared returns of seconds / span)`;
/// - horizon: `ln h / ln H` and `sqrt(h / H)`.
///
/// All but time of week and horizon are then standardised, `(x - mean) * (1 / deviation)`.
public final class FeatureSequence {

    /// Least volatility per square root of a second: what does not move has no scale of its own.
    public static final double SIGMA_FLOOR = 1e-7;

    /// Recent volume counts as no less than this part of the fitted one.
    private static final double VOLUME_FLOOR = 1.0 / 1_024;

    private final SequenceSpec spec;
    private final Standardization standardization;
    private final WeekPhase week = new WeekPhase();
    private final int symbols;
    private final int length;
    private final int columns;
    private final long reachSeconds;
    private final int recentSeconds;
    private final int[] stepSeconds;
    private final double[] stepRoots;
    private final int[] spanSeconds;
    private final double horizonLogMax;
    private final double[] logPrice;
    private final long[] quantityBefore;

    /// Features of the definition that these constants belong to.
    public FeatureSequence(Standardization standardization) {
        this.standardization = standardization;
        this.spec = standardization.spec();
        this.symbols = spec.symbols().size();
        this.length = spec.length();
        this.columns = spec.columns();
        this.reachSeconds = spec.reachSeconds();
        this.recentSeconds = spec.scaling() instanceof Scaling.Trailing(int span) ? span : 0;
        this.stepSeconds = spec.stepSeconds().stream().mapToInt(Integer::intValue).toArray();
        this.stepRoots = spec.stepSeconds().stream().mapToDouble(Math::sqrt).toArray();
        this.spanSeconds = spec.spanSeconds().stream().mapToInt(Integer::intValue).toArray();
        this.horizonLogMax = Elementary.log((double) spec.horizonSecondsMax());
        this.logPrice = new double[length + 1];
        this.quantityBefore = new long[length + 1];
    }

    /// What it computes.
    public SequenceSpec spec() {
        return spec;
    }

    /// Writes the features that are known at `end`.
    ///
    /// @param series one for each symbol, in the order of the definition
    /// @param end an epoch second; the seconds before it count
    /// @param horizonSeconds how far ahead the forecast will look
    /// @param out takes [SequenceSpec#size] values, in the order that [SequenceSpec] tells
    /// @return whether there are any: false where a needed second is missing or not closed, and
    ///   then `out` is as it was
    public boolean write(
            List<? extends SecondSeries> series, long end, long horizonSeconds, float[] out) {
        checkSeries(series);
        Checks.inRange(out.length, spec.size(), Integer.MAX_VALUE, "length of out");
        if (!isCovered(series, end)) {
            return false;
        }
        for (int scale = 0; scale < stepSeconds.length; scale++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                writeWindow(series.get(symbol), end, scale, symbol, out);
            }
            writeWeek(end, scale, out);
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            writeState(series.get(symbol), end, symbol, out);
        }
        writeHorizon(horizonSeconds, out);
        return true;
    }

    /// Writes the two numbers of a horizon alone; all else is the same for every horizon.
    public void writeHorizon(long horizonSeconds, float[] out) {
        long longest = spec.horizonSecondsMax();
        Checks.inRange(horizonSeconds, 1, longest, "horizonSeconds");
        int at = spec.horizonOffset();
        out[at] = (float) (Elementary.log((double) horizonSeconds) / horizonLogMax);
        out[at + 1] = (float) Math.sqrt((double) horizonSeconds / longest);
    }

    /// Stands for the bits of a whole sequence, to compare what was live with what is recomputed.
    ///
    /// @param values begins with a sequence of this definition
    public long hash(float[] values) {
        Digest digest = new Digest().add(spec.hash());
        for (int k = 0; k < spec.size(); k++) {
            digest.add(Float.floatToRawIntBits(values[k]));
        }
        return digest.value();
    }

    private void checkSeries(List<? extends SecondSeries> series) {
        Checks.inRange(series.size(), symbols, symbols, "number of series");
        for (int symbol = 0; symbol < symbols; symbol++) {
            String wanted = spec.symbols().get(symbol);
            String given = series.get(symbol).symbol();
            if (!wanted.equals(given) && !wanted.equals(SequenceSpec.ANY_SYMBOL)) {
                throw new IllegalArgumentException(
                        "series %d must be of %s, was of %s".formatted(symbol, wanted, given));
            }
        }
    }

    private boolean isCovered(List<? extends SecondSeries> series, long end) {
        for (int symbol = 0; symbol < symbols; symbol++) {
            if (!series.get(symbol).covers(end - reachSeconds, end)) {
                return false;
            }
        }
        return true;
    }

    private void writeWindow(SecondSeries series, long end, int scale, int symbol, float[] out) {
        int step = stepSeconds[scale];
        gather(series, end - (long) length * step, step);
        int moment = Standardization.returnMoment(spec, scale, symbol);
        int to = scale * length * columns + 2 * symbol;
        writeReturns(1.0 / (returnUnit(series, end) * returnRoot(scale)), moment, to, out);
        writeVolumes(1.0 / (volumeUnit(series, end, symbol) * step), moment + 1, to + 1, out);
    }

    /// Reads all that a window needs. Apart from the arithmetic, so that many reads of distant
    /// memory are under way at once.
    private void gather(SecondSeries series, long start, int step) {
        long at = start;
        for (int k = 0; k <= length; k++) {
            logPrice[k] = series.logPrice(at - 1);
            quantityBefore[k] = series.quantityBefore(at);
            at += step;
        }
    }

    private void writeReturns(double factor, int moment, int to, float[] out) {
        double mean = standardization.mean(moment);
        double perDeviation = 1.0 / standardization.deviation(moment);
        int at = to;
        for (int k = 0; k < length; k++) {
            double returned = (logPrice[k + 1] - logPrice[k]) * factor;
            out[at] = (float) ((returned - mean) * perDeviation);
            at += columns;
        }
    }

    private void writeVolumes(double factor, int moment, int to, float[] out) {
        double mean = standardization.mean(moment);
        double perDeviation = 1.0 / standardization.deviation(moment);
        int at = to;
        for (int k = 0; k < length; k++) {
            double volume = (quantityBefore[k + 1] - quantityBefore[k]) * factor;
            out[at] = (float) ((QuickLog.log1p(volume) - mean) * perDeviation);
            at += columns;
        }
    }

    private void writeWeek(long end, int scale, float[] out) {
        int step = stepSeconds[scale];
        int to = scale * length * columns + 2 * symbols;
        long at = end - (long) length * step;
        for (int k = 0; k < length; k++) {
            at += step;
            int second = WeekPhase.secondOfWeek(at);
            out[to] = (float) week.sin(second);
            out[to + 1] = (float) week.cos(second);
            to += columns;
        }
    }

    private void writeState(SecondSeries series, long end, int symbol, float[] out) {
        int to = spec.stateOffset() + symbol * spanSeconds.length;
        for (int span = 0; span < spanSeconds.length; span++) {
            int moment = Standardization.stateMoment(spec, symbol, span);
            double log = Elementary.log(sigma(series, end, spanSeconds[span]));
            double centred = log - standardization.mean(moment);
            out[to + span] = (float) (centred * (1.0 / standardization.deviation(moment)));
        }
    }

    private double returnUnit(SecondSeries series, long end) {
        return recentSeconds == 0 ? 1.0 : sigma(series, end, recentSeconds);
    }

    private double returnRoot(int scale) {
        return recentSeconds == 0 ? 1.0 : stepRoots[scale];
    }

    /// Volatility per square root of a second over a span.
    private static double sigma(SecondSeries series, long end, int span) {
        long units = series.varianceBefore(end) - series.varianceBefore(end - span);
        double variance = units * SecondSeries.VARIANCE_UNIT / span;
        return Math.max(Math.sqrt(variance), SIGMA_FLOOR);
    }

    /// Volume per second that counts as one, in 1e-8.
    private double volumeUnit(SecondSeries series, long end, int symbol) {
        double fitted = standardization.volumeE8PerSecond(symbol);
        if (recentSeconds == 0) {
            return fitted;
        }
        long traded = series.quantityBefore(end) - series.quantityBefore(end - recentSeconds);
        return Math.max((double) traded / recentSeconds, fitted * VOLUME_FLOOR);
    }
}
