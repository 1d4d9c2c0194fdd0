package io.foretick.forecast.density.live;

import io.foretick.base.Checks;
import io.foretick.forecast.ReturnLaw;

/// Laws of one horizon whose returns have not come yet, oldest first, one a minute at most. A ring
/// of fixed size; owned by a [ScaleTracker].
final class PendingLaws {

    private static final long SPACING_SECONDS = 60;

    private final long horizonSeconds;
    private final long[] toldAt;
    private final ReturnLaw[] laws;
    private int first;
    private int size;
    private long lastToldAt = Long.MIN_VALUE;

    PendingLaws(long horizonSeconds) {
        this.horizonSeconds = Checks.positive(horizonSeconds, "horizonSeconds");
        int room = (int) (horizonSeconds / SPACING_SECONDS) + 2;
        this.toldAt = new long[room];
        this.laws = new ReturnLaw[room];
    }

    /// Whether a law that is told at an instant is to be kept.
    boolean wants(long instant) {
        return lastToldAt == Long.MIN_VALUE || instant - lastToldAt >= SPACING_SECONDS;
    }

    void add(long instant, ReturnLaw law) {
        Checks.inRange(size, 0, toldAt.length - 1, "laws that wait");
        int at = (first + size) % toldAt.length;
        toldAt[at] = instant;
        laws[at] = law;
        size++;
        lastToldAt = instant;
    }

    /// Whether the return of the oldest law is known at an instant.
    boolean matures(long instant) {
        return size > 0 && toldAt[first] + horizonSeconds <= instant;
    }

    long toldAt() {
        return toldAt[first];
    }

    /// The oldest law; one must wait.
    ReturnLaw oldest() {
        return laws[first];
    }

    void removeOldest() {
        first = (first + 1) % toldAt.length;
        size--;
    }
}
