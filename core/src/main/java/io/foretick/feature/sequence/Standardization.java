package io.foretick.feature.sequence;

import io.foretick.base.Checks;
import io.foretick.base.Digest;

import java.util.Arrays;

/// The constants that make features comparable: a mean and a standard deviation for each column of
/// each window and each number of the volatility state, and a unit of volume for each symbol.
/// Belongs to the model that was trained with it. Immutable.
///
/// Sine, cosine and horizon are bounded by themselves and stay as they are.
public final class Standardization {

    /// Units of volume without a fit: one whole coin a second, in 1e-8.
    private static final double ONE_COIN_E8 = 1e8;

    private final SequenceSpec spec;
    private final double[] volumeE8PerSecond;
    private final double[] mean;
    private final double[] deviation;

    private Standardization(
            SequenceSpec spec, double[] volumeE8PerSecond, double[] mean, double[] deviation) {
        this.spec = spec;
        this.volumeE8PerSecond = volumeE8PerSecond;
        this.mean = mean;
        this.deviation = deviation;
    }

    /// Leaves every value as it is, with volumes in whole coins a second.
    public static Standardization none(SequenceSpec spec) {
        double[] volumes = new double[spec.symbols().size()];
        Arrays.fill(volumes, ONE_COIN_E8);
        return none(spec, volumes);
    }

    /// Leaves every value as it is, with volumes in these units.
    static Standardization none(SequenceSpec spec, double[] volumeE8PerSecond) {
        double[] ones = new double[moments(spec)];
        Arrays.fill(ones, 1.0);
        return new Standardization(spec, volumeE8PerSecond.clone(), new double[ones.length], ones);
    }

    /// Reads what [#toArray] gave.
    ///
    /// @throws IllegalArgumentException if it belongs to another shape, or a value cannot be one
    public static Standardization of(SequenceSpec spec, double[] values) {
        int symbols = spec.symbols().size();
        int moments = moments(spec);
        int size = symbols + 2 * moments;
        Checks.inRange(values.length, size, size, "number of standardization constants");
        for (int k = 0; k < size; k++) {
            boolean anySign = k >= symbols && k < symbols + moments;
            double least = anySign ? -Double.MAX_VALUE : Double.MIN_NORMAL;
            Checks.inRange(values[k], least, Double.MAX_VALUE, "standardization constant " + k);
        }
        return new Standardization(
                spec,
                Arrays.copyOf(values, symbols),
                Arrays.copyOfRange(values, symbols, symbols + moments),
                Arrays.copyOfRange(values, symbols + moments, size));
    }

    /// All constants: units of volume, then means, then deviations, each `[step size][symbol]
    /// [return, volume]` and after it `[symbol][span]`.
    public double[] toArray() {
        int symbols = volumeE8PerSecond.length;
        double[] values = new double[symbols + 2 * mean.length];
        System.arraycopy(volumeE8PerSecond, 0, values, 0, symbols);
        System.arraycopy(mean, 0, values, symbols, mean.length);
        System.arraycopy(deviation, 0, values, symbols + mean.length, mean.length);
        return values;
    }

    /// What it was made for.
    public SequenceSpec spec() {
        return spec;
    }

    /// Stands for the constants and the definition they belong to.
    public long digest() {
        Digest digest = new Digest().add(spec.hash());
        for (double value : toArray()) {
            digest.add(value);
        }
        return digest.value();
    }

    /// How many numbers have a mean and a deviation.
    static int moments(SequenceSpec spec) {
        return stateMoment(spec, 0, 0) + spec.symbols().size() * spec.spanSeconds().size();
    }

    /// Which of them belongs to a symbol's return in a window; its volume is the next one.
    static int returnMoment(SequenceSpec spec, int scale, int symbol) {
        return 2 * (scale * spec.symbols().size() + symbol);
    }

    /// Which of them belongs to a number of the volatility state.
    static int stateMoment(SequenceSpec spec, int symbol, int span) {
        int windows = 2 * spec.stepSeconds().size() * spec.symbols().size();
        return windows + symbol * spec.spanSeconds().size() + span;
    }

    double volumeE8PerSecond(int symbol) {
        return volumeE8PerSecond[symbol];
    }

    double mean(int moment) {
        return mean[moment];
    }

    double deviation(int moment) {
        return deviation[moment];
    }
}
