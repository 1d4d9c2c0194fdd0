package io.foretick.venue.binance.sync;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A store that several workers write to, one at a time. Any thread.
final class SharedStore {

    private final HistoryStore store;

    SharedStore(HistoryStore store) {
        this.store = store;
    }

    /// All that is known of a symbol's days, ascending.
    synchronized List<DayProof> proofs(String symbol) throws IOException {
        List<DayProof> proofs = new ArrayList<>();
        for (LocalDate day : store.days(symbol)) {
            store.proof(symbol, day).ifPresent(proofs::add);
        }
        return proofs;
    }

    /// What is known of a day, empty when it is not held.
    synchronized Optional<DayProof> proof(String symbol, LocalDate day) throws IOException {
        return store.proof(symbol, day);
    }

    synchronized SecondRows rows(String symbol, LocalDate day) throws IOException {
        return store.rows(symbol, day);
    }

    synchronized void publish(SecondRows rows, DayProof proof) throws IOException {
        store.publish(rows, proof);
    }
}
