package io.foretick.math.kernel;

import java.util.Arrays;

/// Numbers in double precision, for checks of gradients and comparisons to the last digits. Not for
/// training: there is no vector arithmetic on them.
public final class DoubleValues implements Values {

    private final double[] array;

    private DoubleValues(double[] array) {
        this.array = array;
    }

    /// A view of `array`, which stays the caller's.
    public static DoubleValues over(double[] array) {
        return new DoubleValues(array);
    }

    @Override
    public int size() {
        return array.length;
    }

    @Override
    public double get(int at) {
        return array[at];
    }

    @Override
    public void set(int at, double value) {
        array[at] = value;
    }

    @Override
    public void fill(int from, int count, double value) {
        Arrays.fill(array, from, from + count, value);
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }
}
