package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;

/// Sets a share of the numbers to zero and scales the others up, so that their mean stays
/// (Srivastava et al. 2014, scaled while training as torch does it). Which ones go is a function of
/// a key and the position alone. Holds one mask and one output; one thread.
public final class Dropout {

    private static final double TWO_TO_53 = 0x1.0p53;

    private final Arithmetic arithmetic;
    private final Matrix mask;
    private final Matrix outputs;
    private double rate;
    private long key;

    /// Room for so many rows and columns. Drops nothing until told to.
    public Dropout(Arithmetic arithmetic, int rowsMax, int columns) {
        this.arithmetic = arithmetic;
        this.mask = Matrix.zeros(arithmetic.precision(), rowsMax, columns);
        this.outputs = Matrix.zeros(arithmetic.precision(), rowsMax, columns);
    }

    /// Chooses what the next passes drop; a rate of zero drops nothing.
    public void choose(double rate, long key) {
        this.rate = Checks.inRange(rate, 0.0, Math.nextDown(1.0), "rate");
        this.key = key;
    }

    /// The first `rows` rows of the input with a share of them dropped: the input itself where
    /// nothing is.
    public Matrix forward(Matrix input, int rows) {
        if (rate == 0.0) {
            return input;
        }
        double kept = 1.0 / (1.0 - rate);
        long limit = (long) (rate * TWO_TO_53);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < mask.columns(); j++) {
                long drawn = mixed(key, (long) i * mask.columns() + j) >>> 11;
                mask.set(i, j, drawn < limit ? 0.0 : kept);
            }
        }
        arithmetic.multiply(input, mask, outputs, rows);
        return outputs;
    }

    /// What the last forward pass over `input` gave.
    public Matrix outputs(Matrix input) {
        return rate == 0.0 ? input : outputs;
    }

    /// Turns gradients of the output into gradients of the input, in place.
    public void backward(Matrix gradients, int rows) {
        if (rate != 0.0) {
            arithmetic.multiply(gradients, mask, gradients, rows);
        }
    }

    /// 64 bits that look random for each key and position (the finisher of SplitMix64, twice).
    private static long mixed(long key, long position) {
        return finished(finished(key) + position);
    }

    private static long finished(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
