package io.foretick.venue.lob.replay;

/// Which rules hold where the engine that made the recordings popular is known to err.
public enum ReplayRules {
    /// Ours. A fill puts the order first in its queue; a print at the price of several orders of
    /// ours is shared by them, the earliest first; a level that shrinks never puts us ahead of the
    /// first in its queue; a request stays open until it is answered; a modified order keeps what
    /// it has filled out of its new quantity; times are whole nanoseconds.
    CORRECT,
    /// hftbacktest 1.8.4, to compare with its runs. The queue in front stays negative after a
    /// partial fill, so that later cuts of the level count again; every order at the print's price
    /// fills as if it were alone; parts are cut to whole lots; any message closes an open request;
    /// a modified order keeps its open quantity; times have the grain of a double, 256 nanoseconds.
    HFTBACKTEST_1_8;

    /// When something that takes `delayNs` from `nowNs` happens.
    long after(long nowNs, long delayNs) {
        return switch (this) {
            case CORRECT -> nowNs + delayNs;
            case HFTBACKTEST_1_8 -> (long) ((double) nowNs + (double) delayNs);
        };
    }
}
