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

    /// The next array of words, as [StateSink#add(long[], int)] wrote it.
    default long[] nextLongs() {
        long[] words = new long[nextInt()];
        for (int k = 0; k < words.length; k++) {
            words[k] = nextLong();
        }
        return words;
    }

    /// The next number, which must fit an `int`.
    default int nextInt() {
        return Math.toIntExact(nextLong());
    }
}
