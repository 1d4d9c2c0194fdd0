package io.foretick.venue.binance.sync;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.SecondRows;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// One symbol's days in a store that several workers share: one of them uses it at a time. Owned by
/// the symbol's worker.
final class SymbolStore {

    private final HistoryStore store;
    private final ReentrantLock turn;
    private final String symbol;
    private final SymbolCount count;
    private final SyncPlan.RawTrades rawTrades;

    /// @param turn whoever holds it may use the store
    SymbolStore(
            HistoryStore store,
            ReentrantLock turn,
            String symbol,
            SymbolCount count,
            SyncPlan.RawTrades rawTrades) {
        this.store = store;
        this.turn = turn;
        this.symbol = symbol;
        this.count = count;
        this.rawTrades = rawTrades;
    }

    String symbol() {
        return symbol;
    }

    /// All that is known of the days from one to another and with it, ascending; without those
    /// whose raw trades are missing where they are kept.
    List<DayProof> proofs(LocalDate from, LocalDate to) throws IOException {
        turn.lock();
        try {
            List<DayProof> proofs = new ArrayList<>();
            for (LocalDate day : store.days(symbol)) {
                if (!day.isBefore(from) && !day.isAfter(to) && hasWhatIsKept(day)) {
                    store.proof(symbol, day).ifPresent(proofs::add);
                }
            }
            return proofs;
        } finally {
            turn.unlock();
        }
    }

    private boolean hasWhatIsKept(LocalDate day) throws IOException {
        return rawTrades == SyncPlan.RawTrades.DROPPED || store.hasTrades(symbol, day);
    }

    /// The rows of a day that is held.
    SecondRows rows(LocalDate day) throws IOException {
        turn.lock();
        try {
            return store.rows(symbol, day);
        } finally {
            turn.unlock();
        }
    }

    /// Publishes a day with its raw trades.
    ///
    /// @param trades null to keep none
    void publish(SecondRows rows, DayProof proof, @Nullable DayTrades trades) throws IOException {
        turn.lock();
        try {
            store.publish(rows, proof, trades);
        } finally {
            turn.unlock();
        }
        count.published(proof);
    }

    /// Whether raw trades are kept.
    SyncPlan.RawTrades rawTrades() {
        return rawTrades;
    }

    /// Begins the raw trades of a day with those that are held below an id.
    DayTrades trades(LocalDate day, long fromId) throws IOException {
        turn.lock();
        try {
            return store.trades(symbol, day, fromId);
        } finally {
            turn.unlock();
        }
    }

    /// Adds the first so many of those that wait.
    void append(TradeRun run, int count, DayTrades trades) throws IOException {
        turn.lock();
        try {
            run.give(count, trades);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e); // such as a disk that is full
        } finally {
            turn.unlock();
        }
    }

    /// Ends the raw trades of a day, published or not.
    void forget(DayTrades trades) throws IOException {
        turn.lock();
        try {
            trades.close();
        } finally {
            turn.unlock();
        }
    }
}
