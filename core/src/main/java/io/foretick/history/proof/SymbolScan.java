package io.foretick.history.proof;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Proves the days of one symbol, oldest first. Mutable, used by one [HistoryVerifier].
final class SymbolScan {

    private final String symbol;
    private final int silenceSecondsMax;
    private final List<DayReport> days = new ArrayList<>();
    private final List<LocalDate> missingDays = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable DayProof previous; // null before the first day
    private @Nullable Tail tail; // null where the day before could not be read

    SymbolScan(String symbol, int silenceSecondsMax) {
        this.symbol = symbol;
        this.silenceSecondsMax = silenceSecondsMax;
    }

    /// @param last whether no day follows
    void day(StoredDay stored, boolean last) {
        DayProof proof = stored.proof();
        follow(proof);
        DayScan scan = new DayScan(stored.rows(), start(proof), silenceSecondsMax).run();
        if (last) {
            scan.closeOpenGap();
        }
        for (String what : scan.faults()) {
            add(proof, Fault.Kind.ROWS, what);
        }
        if (scan.missingIds() > 0) {
            add(proof, Fault.Kind.IDS, scan.missingIds() + " ids are missing");
        }
        DayReport report = scan.report(proof, stored.rawDigest().isPresent());
        compare(stored, report);
        days.add(report);
        previous = proof;
        tail = scan.tail();
    }

    /// A day that cannot be read; the next one is believed in what it says of the days before.
    void unreadable(LocalDate day, IOException why) {
        faults.add(new Fault(day, Fault.Kind.UNREADABLE, String.valueOf(why.getMessage())));
        previous = null;
        tail = null;
    }

    void missing(LocalDate day) {
        missingDays.add(day);
    }

    SymbolReport report() {
        return new SymbolReport(symbol, days, missingDays, faults);
    }

    /// The state in which the rows of a day begin: that of the day before, as far as it is known.
    private Tail start(DayProof proof) {
        Tail known = tail;
        if (known != null) {
            return known;
        }
        // A day that knows an id before it begins right after a second that is closed.
        long tradeSecond = proof.idBefore() < 0 ? Tail.UNKNOWN : proof.firstSecond() - 1;
        return new Tail(tradeSecond, proof.idBefore(), proof.priceBeforeE8());
    }

    private void follow(DayProof proof) {
        DayProof before = previous;
        Tail known = tail;
        if (before == null || known == null) {
            return;
        }
        if (before.endSecond() != proof.firstSecond()) {
            add(
                    proof,
                    Fault.Kind.SECONDS,
                    "nothing is held from "
                            + Instants.text(before.endSecond())
                            + " to "
                            + Instants.text(proof.firstSecond()));
        }
        if (proof.idBefore() != known.lastId() || proof.priceBeforeE8() != known.priceE8()) {
            add(
                    proof,
                    Fault.Kind.CHAIN,
                    "begins after id %d at %s, the day before ends with id %d at %s"
                            .formatted(
                                    proof.idBefore(),
                                    E8.format(proof.priceBeforeE8()),
                                    known.lastId(),
                                    E8.format(known.priceE8())));
        }
    }

    private void compare(StoredDay stored, DayReport found) {
        DayProof proof = stored.proof();
        SecondRows rows = stored.rows();
        if (found.digest() != proof.digest()) {
            add(proof, Fault.Kind.DIGEST, differs("digest", proof.digest(), found.digest()));
        }
        if (rows.firstSecond() != proof.firstSecond() || rows.endSecond() != proof.endSecond()) {
            add(
                    proof,
                    Fault.Kind.PROOF,
                    "the rows reach from %s to %s, not as the proof says"
                            .formatted(
                                    Instants.text(rows.firstSecond()),
                                    Instants.text(rows.endSecond())));
        }
        if (found.trades() != proof.trades()) {
            add(
                    proof,
                    Fault.Kind.PROOF,
                    "the rows have %d trades, the proof %d"
                            .formatted(found.trades(), proof.trades()));
        }
        if (found.trades() > 0 && !isCovered(found, proof.parts())) {
            add(proof, Fault.Kind.PROOF, "the parts are not those of the ids held");
        }
        if (stored.rawDigest().isPresent() && stored.rawDigest().getAsLong() != proof.digest()) {
            long raw = stored.rawDigest().getAsLong();
            add(proof, Fault.Kind.TRADES, differs("digest of raw trades", proof.digest(), raw));
        }
    }

    private static boolean isCovered(DayReport found, List<Part> parts) {
        if (parts.isEmpty()
                || parts.getFirst().firstId() != found.firstId()
                || parts.getLast().lastId() != found.lastId()) {
            return false;
        }
        for (int k = 1; k < parts.size(); k++) {
            if (parts.get(k).firstId() <= parts.get(k - 1).lastId()) {
                return false;
            }
        }
        return true;
    }

    private void add(DayProof proof, Fault.Kind kind, String what) {
        faults.add(new Fault(proof.day(), kind, what));
    }

    private static String differs(String name, long published, long found) {
        return "%s is %s, was published as %s"
                .formatted(name, Digest.hex(found), Digest.hex(published));
    }
}
