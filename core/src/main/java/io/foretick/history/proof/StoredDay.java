package io.foretick.history.proof;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;

import java.io.IOException;
import java.time.LocalDate;
import java.util.OptionalLong;

/// A day as it was read: its proof, its rows, and what its raw trades close into.
///
/// @param rawDigest of the rows that the raw trades give, empty where none are held
record StoredDay(DayProof proof, SecondRows rows, OptionalLong rawDigest) {

    private static final int ATTEMPTS_MAX = 5;

    /// Reads a day so that proof and rows belong together, while a writer may replace it.
    static StoredDay read(HistoryStore store, String symbol, LocalDate day) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                DayProof proof = proof(store, symbol, day);
                SecondRows rows = store.rows(symbol, day);
                OptionalLong raw = rawDigest(store, proof);
                if (proof.equals(proof(store, symbol, day)) || attempt == ATTEMPTS_MAX) {
                    return new StoredDay(proof, rows, raw);
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                } // else a writer may have moved a file away after it was found
            }
        }
    }

    private static DayProof proof(HistoryStore store, String symbol, LocalDate day)
            throws IOException {
        return store.proof(symbol, day)
                .orElseThrow(() -> new IOException("no proof of " + symbol + " " + day));
    }

    private static OptionalLong rawDigest(HistoryStore store, DayProof proof) throws IOException {
        if (!store.hasTrades(proof.symbol(), proof.day())) {
            return OptionalLong.empty();
        }
        var rows = new SecondRows(proof.firstSecond());
        var closer =
                new SecondCloser(
                        proof.firstSecond(), proof.priceBeforeE8(), proof.idBefore(), rows);
        try {
            store.readTrades(proof.symbol(), proof.day(), closer);
            closer.closeUntil(proof.endSecond());
        } catch (IllegalArgumentException e) {
            throw new IOException("raw trades leave their day: " + e.getMessage(), e);
        }
        return OptionalLong.of(rows.digest());
    }
}
