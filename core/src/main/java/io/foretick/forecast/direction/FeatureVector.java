package io.foretick.forecast.direction;

import java.util.Arrays;

/// The numbers that a prediction was made of, in the order of the model's names. Immutable.
public final class FeatureVector {

    /// No features: an ensemble has none of its own.
    public static final FeatureVector NONE = new FeatureVector(new double[0]);

    private final double[] values;

    private FeatureVector(double[] values) {
        this.values = values;
    }

    /// Copies the values.
    public static FeatureVector of(double[] values) {
        return new FeatureVector(values.clone());
    }

    public int size() {
        return values.length;
    }

    public double get(int index) {
        return values[index];
    }

    /// A copy of all values.
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
