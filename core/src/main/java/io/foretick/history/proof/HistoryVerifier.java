package io.foretick.history.proof;

import io.foretick.base.Checks;
import io.foretick.history.HistoryStore;
import io.foretick.history.kline.KlineFiles;
import io.foretick.history.kline.KlineInterval;
import io.foretick.history.kline.KlineReport;
import io.foretick.history.kline.KlineVerifier;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Proves a store, or says where it fails: every row is read again. Changes nothing. A silence is a
/// halt where the ids go on, and a hole where they do not; klines have no ids, so there every
/// missing one is a hole.
public final class HistoryVerifier {

    /// Silences longer than this are told, unless another limit is asked for.
    public static final int SILENCE_SECONDS_MAX = 60;

    private final HistoryStore store;
    private final int silenceSecondsMax;

    /// @param silenceSecondsMax longer times without a trade are told as gaps
    public HistoryVerifier(HistoryStore store, int silenceSecondsMax) {
        this.store = store;
        this.silenceSecondsMax =
                (int) Checks.inRange(silenceSecondsMax, 0, Integer.MAX_VALUE, "silenceSecondsMax");
    }

    /// Proves all that is held.
    public Verification verify() throws IOException {
        var symbols = new TreeSet<>(store.symbols());
        symbols.addAll(store.klines().symbols());
        return verify(List.copyOf(symbols));
    }

    /// Proves what is held of some symbols.
    ///
    /// @throws IOException if nothing is held of one of them
    public Verification verify(List<String> symbols) throws IOException {
        List<SymbolReport> reports = new ArrayList<>();
        List<KlineReport> klines = new ArrayList<>();
        for (String symbol : symbols) {
            List<LocalDate> days = store.days(symbol);
            List<KlineReport> klinesOfSymbol = klines(symbol);
            if (days.isEmpty() && klinesOfSymbol.isEmpty()) {
                throw new IOException("nothing of " + symbol + " is held in " + store.folder());
            }
            if (!days.isEmpty()) {
                reports.add(symbol(symbol, days));
            }
            klines.addAll(klinesOfSymbol);
        }
        return new Verification(store.folder(), reports, klines);
    }

    private SymbolReport symbol(String symbol, List<LocalDate> days) {
        var scan = new SymbolScan(symbol, silenceSecondsMax);
        LocalDate next = days.getFirst();
        for (LocalDate day : days) {
            for (; next.isBefore(day); next = next.plusDays(1)) {
                scan.missing(next);
            }
            next = day.plusDays(1);
            try {
                scan.day(StoredDay.read(store, symbol, day), day.equals(days.getLast()));
            } catch (IOException e) {
                scan.unreadable(day, e);
            }
        }
        return scan.report();
    }

    private List<KlineReport> klines(String symbol) throws IOException {
        KlineFiles files = store.klines();
        List<KlineReport> reports = new ArrayList<>();
        for (KlineInterval interval : files.intervals(symbol)) {
            reports.add(KlineVerifier.verify(files, symbol, interval));
        }
        return reports;
    }
}
