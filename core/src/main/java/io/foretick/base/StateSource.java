package io.foretick.base;

/// Where mutable state reads itself back from, in the order in which it was written to a
/// [StateSink].
public interface StateSource {

    /// The next word.
    ///
    /// @throws IllegalStateException if nothing is left
    long nextLong();

    /// The next text.
    String nextText();

    /// The next double.
    default double nextDouble() {
        return Double.longBitsToDouble(nextLong());
    }

    /// The next truth value.
    default boolean nextBoolean() {
        return nextLong() != 0;
    }

    /// The next number, which must fit an `int`.
    default int nextInt() {
        return Math.toIntExact(nextLong());
    }
}
