package io.foretick.history.series;

import io.foretick.base.Checks;

/// A run of seconds within one UTC day, without a gap.
///
/// @param firstSecond its first epoch second
/// @param endSecond the epoch second after its last
/// @param sourceDigest of the day of record it was taken from, [#NOT_OF_RECORD] where it is live
/// @param rowsDigest of its first second, then price and quantity of each of its seconds; the same
///   wherever the rows came from
public record Span(long firstSecond, long endSecond, long sourceDigest, long rowsDigest) {

    /// Stands for the digest of a day of record where there is none.
    public static final long NOT_OF_RECORD = 0;

    public Span {
        Checks.inRange(endSecond, firstSecond + 1, Long.MAX_VALUE, "endSecond");
    }

    Span withSourceDigest(long digest) {
        return new Span(firstSecond, endSecond, digest, rowsDigest);
    }
}
