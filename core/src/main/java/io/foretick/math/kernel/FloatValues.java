package io.foretick.math.kernel;

import java.util.Arrays;

/// Numbers in single precision, as networks are trained and run. Wraps an array and does not copy
/// it, so that an artefact and an optimiser see the same weights.
public final class FloatValues implements Values {

    private final float[] array;

    private FloatValues(float[] array) {
        this.array = array;
    }

    /// A view of `array`, which stays the caller's.
    public static FloatValues over(float[] array) {
        return new FloatValues(array);
    }

    /// The wrapped array itself.
    public float[] array() {
        return array;
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
        array[at] = (float) value;
    }

    @Override
    public void fill(int from, int count, double value) {
        Arrays.fill(array, from, from + count, (float) value);
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }
}
