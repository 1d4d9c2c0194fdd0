package io.foretick.venue.polymarket.trade;

import io.foretick.event.CloseReason;
import io.foretick.venue.polymarket.account.OrderRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the venue has told of an order, and what it was asked, since this process began. It is no
/// part of checkpoints: after a restart the venue is asked again. Mutable, owned by its
/// [LiveOrder].
final class Told {

    /// The time of what is not planned.
    static final long NEVER_NS = Long.MAX_VALUE;

    /// How often an order has to be missing, each time with its trades asked for, to be gone.
    private static final int MISSING_SURE = 2;

    /// Trades that an answer named and that we have not booked yet.
    final List<Long> announced = new ArrayList<>(2);

    @Nullable OrderRequest request; // null once it was handed over, and after a restart
    @Nullable String refusal; // null unless it ends without having been at the venue
    @Nullable CloseReason ended; // null while the venue has not said that it ended
    boolean endedWhole; // whether `matchedE8` is the last word
    boolean answered;
    boolean lost;
    boolean seen;
    boolean alive;
    boolean doubted;
    boolean cancelling;
    boolean cancelAnswered;
    boolean asking;
    boolean stuck;
    boolean stuckTold;
    long unresolvedNs = NEVER_NS; // since when
    long matchedE8;
    long sizeE8;
    int missing;
    int asks;
    int cancels;
    long nextAskNs = NEVER_NS;
    long nextCancelNs = NEVER_NS;

    /// The venue says that it works.
    void alive() {
        seen = true;
        alive = true;
        doubted = false;
        missing = 0;
        if (cancelling && ended == null) {
            cancelAnswered = false;
        }
    }

    /// The venue says that it has ended.
    void ended(CloseReason reason, long matchedInAllE8) {
        seen = true;
        ended = ended == null ? reason : ended;
        endedWhole = true;
        matchedE8 = Math.max(matchedE8, matchedInAllE8);
    }

    /// A cancel worked; how much had traded before it did not say.
    void cancelled() {
        seen = true;
        cancelAnswered = true;
        ended = ended == null ? CloseReason.CANCELLED : ended;
    }

    /// A cancel was refused, or came too late; what became of the order has to be asked.
    void notCancelled() {
        cancelAnswered = true;
        doubted = true;
        missing = Math.min(missing, MISSING_SURE - 1); // it has to be missing after the cancel
    }

    /// The venue knows no open order of its name; only an answer to a question counts.
    void missing() {
        if (asking) {
            asking = false;
            missing++;
        }
    }

    boolean surelyMissing() {
        return missing >= MISSING_SURE;
    }

    /// Something known of it does not fit; it is to be asked for at once.
    void doubt(long nowNs) {
        doubted = true;
        nextAskNs = Math.min(nextAskNs, nowNs);
    }

    void cancelAt(long timeNs) {
        cancelling = true;
        nextCancelNs = Math.min(nextCancelNs, timeNs);
    }
}
