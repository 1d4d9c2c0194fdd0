package io.foretick.venue.binance.sync;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;

import java.io.IOException;
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

    /// @param turn whoever holds it may use the store
    SymbolStore(HistoryStore store, ReentrantLock turn, String symbol, SymbolCount count) {
        this.store = store;
        this.turn = turn;
        this.symbol = symbol;
        this.count = count;
    }

    String symbol() {
        return symbol;
    }

    /// All that is known of the days from one to another and with it, ascending.
    List<DayProof> proofs(LocalDate from, LocalDate to) throws IOException {
        turn.lock();
        try {
            List<DayProof> proofs = new ArrayList<>();
            for (LocalDate day : store.days(symbol)) {
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    store.proof(symbol, day).ifPresent(proofs::add);
                }
            }
            return proofs;
        } finally {
            turn.unlock();
        }
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

    void publish(SecondRows rows, DayProof proof) throws IOException {
        turn.lock();
        try {
            store.publish(rows, proof);
        } finally {
            turn.unlock();
        }
        count.published(proof);
    }
}
