package io.foretick.venue.live.finder;

import io.foretick.event.Market;

/// What becomes of what the finder finds. Called on the finder's threads, several at a time.
public interface FinderSink {

    /// Gamma's answer about one market says something new.
    void answered(String slug, byte[] answer);

    /// The books of a market are to be followed from now on.
    void follow(Market market);

    /// They are not any more.
    void leave(Market market);
}
