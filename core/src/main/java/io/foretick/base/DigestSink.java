package io.foretick.base;

/// Folds state into a [Digest] instead of keeping it. Owned by one thread; used for one traversal.
public final class DigestSink implements StateSink {

    private final Digest digest = new Digest();

    @Override
    public void add(long word) {
        digest.add(word);
    }

    @Override
    public void add(CharSequence text) {
        digest.add(text);
    }

    /// The digest of all that was added so far.
    public long value() {
        return digest.value();
    }
}
