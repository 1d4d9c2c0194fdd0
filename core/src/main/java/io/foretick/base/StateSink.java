package io.foretick.base;

/// Where mutable state writes itself, field by field in a fixed order: into a digest, or into a
/// checkpoint. One traversal serves both, so that a digest proves what a checkpoint holds.
public interface StateSink {

    /// Takes one word.
    void add(long word);

    /// Takes one text.
    void add(CharSequence text);

    /// Takes the bits of a double; all NaN are one.
    default void add(double value) {
        add(Double.doubleToLongBits(value));
    }

    /// Takes a truth value as 0 or 1.
    default void add(boolean value) {
        add(value ? 1L : 0L);
    }

    /// Takes the first `count` words of an array, after their number.
    default void add(long[] words, int count) {
        add((long) count);
        for (int k = 0; k < count; k++) {
            add(words[k]);
        }
    }

    /// Takes the first `count` values of an array, after their number.
    default void add(double[] values, int count) {
        add((long) count);
        for (int k = 0; k < count; k++) {
            add(values[k]);
        }
    }
}
