package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.venue.amm.inclusion.Inclusion;

import java.util.SplittableRandom;

/// The bribe of the greatest expected gain for values and models of many sizes: in closed form, or
/// by a search. One thread.
public final class BribeBenchmark {

    private static final int SIZE = 1 << 10;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double CLOSE = 1e-9; // of the value

    private final Inclusion[] inclusions = new Inclusion[SIZE];
    private final double[] values = new double[SIZE];
    private int at;

    /// The cases, each time the same.
    public BribeBenchmark() {
        SplittableRandom random = new Seed(1).split("bribes").random();
        for (int k = 0; k < SIZE; k++) {
            double steepness = Math.exp(random.nextDouble(-4, 4));
            inclusions[k] = new Inclusion(random.nextDouble(-8, 3), steepness);
            values[k] = Math.exp(random.nextDouble(-2, 7));
        }
    }

    /// The next case in closed form.
    ///
    /// @return the bits of the bribe
    public long closedForm() {
        int k = at++ & (SIZE - 1);
        return Double.doubleToRawLongBits(inclusions[k].best(values[k], 0.0, values[k]));
    }

    /// The next case by golden-section search to a billionth of the value.
    ///
    /// @return the bits of the bribe
    public long goldenSection() {
        int k = at++ & (SIZE - 1);
        Inclusion inclusion = inclusions[k];
        double value = values[k];
        double low = 0.0;
        double high = value;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double leftGain = inclusion.gain(value, left);
        double rightGain = inclusion.gain(value, right);
        while (high - low > CLOSE * value) {
            if (leftGain > rightGain) {
                high = right;
                right = left;
                rightGain = leftGain;
                left = high - GOLDEN * (high - low);
                leftGain = inclusion.gain(value, left);
            } else {
                low = left;
                left = right;
                leftGain = rightGain;
                right = low + GOLDEN * (high - low);
                rightGain = inclusion.gain(value, right);
            }
        }
        return Double.doubleToRawLongBits((low + high) / 2.0);
    }
}
