package io.foretick.venue.binance;

import io.foretick.event.BookChanges;
import io.foretick.venue.wire.LevelBuffer;

import java.util.ArrayDeque;

/// Follows the chain of one symbol's book: changes wait for a snapshot, then follow each other
/// without a hole. Owned by one [BinanceDecoder].
///
/// The rules are those of Binance's page on the local order book: a change carries the numbers
/// `U..u`; after a snapshot numbered `L`, changes with `u <= L` are old, the next one must have `U
/// <= L + 1`, and each one after it must start at most one past the last.
final class DepthSync {

    /// What became of a change or a snapshot.
    enum Verdict {
        /// It is part of the book now; [#changes] holds what to publish.
        APPLIED,
        /// It waits for a snapshot.
        BUFFERED,
        /// It is older than the book.
        OLD,
        /// The chain is broken: the book is lost, and this change waits for the next snapshot.
        GAP
    }

    /// Changes that wait at most; beyond it the oldest is forgotten.
    static final int WAITING_MAX = 1_000;

    private static final int WAITING_ROWS_MAX = 100_000;

    private record Waiting(long firstId, long lastId, BookChanges changes) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final BookChanges.Builder builder;
    private int waitingRows;
    private boolean synced;
    private long bookId;
    private long publishedFirstId;

    /// @param builder collects what to publish; shared by the symbols of one decoder
    DepthSync(BookChanges.Builder builder) {
        this.builder = builder;
    }

    /// Whether it has a use for a snapshot.
    boolean awaitsSnapshot() {
        return !synced;
    }

    /// Whether a snapshot of this number joins the changes that wait.
    boolean fits(long snapshotId) {
        return !synced
                && !waiting.isEmpty()
                && waiting.peekFirst().firstId() <= snapshotId + 1
                && snapshotId <= waiting.peekLast().lastId();
    }

    /// The number of the book's last change.
    long bookId() {
        return bookId;
    }

    /// The first number of what was applied last.
    long firstId() {
        return publishedFirstId;
    }

    /// Forgets the chain, as after a lost connection.
    void restart() {
        synced = false;
        forgetWaiting();
    }

    /// Takes a change of the book.
    Verdict change(int instrument, long firstId, long lastId, LevelBuffer bids, LevelBuffer asks) {
        builder.reset();
        append(builder, instrument, bids, asks);
        if (!synced) {
            await(firstId, lastId);
            return Verdict.BUFFERED;
        }
        if (lastId <= bookId) {
            return Verdict.OLD;
        }
        if (firstId > bookId + 1) {
            restart();
            await(firstId, lastId);
            return Verdict.GAP;
        }
        publishedFirstId = firstId;
        bookId = lastId;
        return Verdict.APPLIED;
    }

    /// Takes a snapshot; what waited and follows it is applied with it.
    Verdict snapshot(int instrument, long snapshotId, LevelBuffer bids, LevelBuffer asks) {
        if (synced && snapshotId <= bookId) {
            return Verdict.OLD;
        }
        Waiting oldest = waiting.peekFirst();
        if (oldest != null && oldest.firstId() > snapshotId + 1) {
            return Verdict.OLD; // changes between it and the first that waits are missing
        }
        builder.reset().clear(instrument);
        append(builder, instrument, bids, asks);
        synced = true;
        publishedFirstId = snapshotId;
        bookId = snapshotId;
        for (Waiting change : waiting) {
            if (change.lastId() > snapshotId) {
                replay(change.changes());
                bookId = change.lastId();
            }
        }
        forgetWaiting();
        return Verdict.APPLIED;
    }

    BookChanges changes() {
        return builder.build();
    }

    private void await(long firstId, long lastId) {
        Waiting newest = waiting.peekLast();
        if (newest != null && firstId > newest.lastId() + 1) {
            forgetWaiting(); // a hole: what came before can never be joined
        } else if (newest != null && lastId <= newest.lastId()) {
            return;
        }
        BookChanges changes = builder.build();
        waiting.addLast(new Waiting(firstId, lastId, changes));
        waitingRows += changes.size();
        while (waiting.size() > WAITING_MAX || waitingRows > WAITING_ROWS_MAX) {
            waitingRows -= waiting.removeFirst().changes().size();
        }
    }

    private void forgetWaiting() {
        waiting.clear();
        waitingRows = 0;
    }

    /// Sets the levels of both sides.
    static void append(
            BookChanges.Builder builder, int instrument, LevelBuffer bids, LevelBuffer asks) {
        for (int row = 0; row < bids.size(); row++) {
            builder.bid(instrument, bids.priceE8(row), bids.quantityE8(row));
        }
        for (int row = 0; row < asks.size(); row++) {
            builder.ask(instrument, asks.priceE8(row), asks.quantityE8(row));
        }
    }

    private void replay(BookChanges changes) {
        for (int k = 0; k < changes.size(); k++) {
            int instrument = changes.instrument(k);
            if (changes.isBid(k)) {
                builder.bid(instrument, changes.priceE8(k), changes.quantityE8(k));
            } else {
                builder.ask(instrument, changes.priceE8(k), changes.quantityE8(k));
            }
        }
    }
}
