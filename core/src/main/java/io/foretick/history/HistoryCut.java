package io.foretick.history;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;
import io.foretick.journal.JournalHead;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a store held of some symbols before a second: named by journals and models, so that a
/// reader can tell whether a store still holds the same. A store that has grown since holds it
/// still.
///
/// @param digest over the symbols in their order, and of each the days, oldest first: its name,
///   then epoch day and digest of each day's rows before the cut
/// @param endSecond epoch second; nothing of it or later is meant
public record HistoryCut(long digest, long endSecond) {

    public HistoryCut {
        Checks.notNegative(endSecond, "endSecond");
    }

    /// All that is held of every one of the symbols: the cut lies after the last second that all of
    /// them have. Empty when one of them has none.
    public static Optional<HistoryCut> newest(HistoryStore store, List<String> symbols)
            throws IOException {
        long endSecond = Long.MAX_VALUE;
        for (String symbol : symbols) {
            List<LocalDate> days = store.days(symbol);
            if (days.isEmpty()) {
                return Optional.empty();
            }
            endSecond = Math.min(endSecond, proof(store, symbol, days.getLast()).endSecond());
        }
        return symbols.isEmpty() ? Optional.empty() : Optional.of(at(store, symbols, endSecond));
    }

    /// What is held before a second. Cost: reads all proofs, and the rows of the last day.
    public static HistoryCut at(HistoryStore store, List<String> symbols, long endSecond)
            throws IOException {
        var digest = new Digest();
        for (String symbol : symbols) {
            digest.add(symbol);
            for (LocalDate day : store.days(symbol)) {
                addDay(store, proof(store, symbol, day), endSecond, digest);
            }
        }
        return new HistoryCut(digest.value(), endSecond);
    }

    /// As the head of a journal names it.
    public JournalHead.Store toJournal() {
        return new JournalHead.Store(digest, endSecond * Times.SECOND_NS);
    }

    private static void addDay(HistoryStore store, DayProof proof, long endSecond, Digest digest)
            throws IOException {
        if (proof.endSecond() <= endSecond) {
            digest.add(proof.day().toEpochDay()).add(proof.digest());
        } else if (proof.firstSecond() < endSecond) {
            SecondRows rows = store.rows(proof.symbol(), proof.day());
            digest.add(proof.day().toEpochDay()).add(rows.before(endSecond).digest());
        }
    }

    private static DayProof proof(HistoryStore store, String symbol, LocalDate day)
            throws IOException {
        return store.proof(symbol, day)
                .orElseThrow(() -> new IOException("no proof of " + symbol + " " + day));
    }
}
