package io.foretick.math.kernel;

/// One flat array of numbers, in single or double precision. Owned by who made it; not safe for two
/// threads where one writes.
public sealed interface Values permits FloatValues, DoubleValues {

    int size();

    double get(int at);

    /// Stores the number, rounded to this array's precision.
    void set(int at, double value);

    /// Sets `count` numbers from `from` on.
    void fill(int from, int count, double value);

    Precision precision();

    /// Takes over all numbers of an array of the same size.
    default void copyFrom(Values source) {
        if (source.size() != size()) {
            throw new IllegalArgumentException("size must be " + size() + ", was " + source.size());
        }
        for (int k = 0; k < size(); k++) {
            set(k, source.get(k));
        }
    }
}
