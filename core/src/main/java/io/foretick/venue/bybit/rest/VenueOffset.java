package io.foretick.venue.bybit.rest;

import io.foretick.base.Times;

/// How far the venue's clock is ahead of ours, by the times in its answers. Any thread.
///
/// How it works: an answer that shows time `s`, in whole milliseconds, between our question at `a`
/// and its arrival at `b` means an offset between `s - b` and `s + 1 ms - a`. The offset moves only
/// as far as it must to lie within that, so that a slow answer says little and a clock that was set
/// is followed at once.
final class VenueOffset {

    private boolean known;
    private volatile long offsetNs;

    /// Hears a time.
    synchronized void take(long shownNs, long askedNs, long answeredNs) {
        long lowNs = shownNs - answeredNs;
        long highNs = Math.max(lowNs, shownNs + Times.MILLI_NS - askedNs);
        offsetNs = known ? Math.clamp(offsetNs, lowNs, highNs) : lowNs + (highNs - lowNs) / 2;
        known = true;
    }

    /// 0 before the first answer.
    long offsetNs() {
        return offsetNs;
    }
}
