package io.foretick.base;

/// A running 64-bit digest of state and commands, the same on every machine. Owned by one thread;
/// not for secrets.
///
/// How it works: each word is folded into two lanes by multiply and rotate (constants of
/// MurmurHash3, public domain), so that order matters; `value()` mixes both lanes with the count.
public final class Digest {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long first = 0x9e3779b97f4a7c15L;
    private long second = 0xc2b2ae3d27d4eb4fL;
    private long count;

    /// Folds one word in.
    public Digest add(long word) {
        first ^= Long.rotateLeft(word * C1, 31) * C2;
        first = Long.rotateLeft(first, 27) + second;
        second = Long.rotateLeft(second ^ word * C2, 33) * C1 + first;
        count++;
        return this;
    }

    /// Folds the bits of a double in; all NaN are one.
    public Digest add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    /// Folds a text in, with its length.
    public Digest add(CharSequence text) {
        add(text.length());
        for (int k = 0; k < text.length(); k++) {
            add(text.charAt(k));
        }
        return this;
    }

    /// The digest of all that was added so far.
    public long value() {
        return mix(mix(first) + Long.rotateLeft(mix(second), 17) + count);
    }

    /// The usual spelling of a digest: 16 hexadecimal digits.
    public static String hex(long digest) {
        return "%016x".formatted(digest);
    }

    private static long mix(long word) {
        long z = (word ^ word >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        return z ^ z >>> 33;
    }
}
