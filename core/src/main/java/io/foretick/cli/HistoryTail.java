package io.foretick.cli;

import io.foretick.history.HistoryStore;
import io.foretick.session.Config;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.sync.HistorySync;
import io.foretick.venue.binance.sync.SyncPlan;
import io.foretick.venue.binance.sync.SyncReport;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Brings a store up to the present before a session goes on behind it. What the venue does not
/// give is told and stays a hole; nothing is begun that is not held yet, as that may take hours.
final class HistoryTail {

    private final Config config;
    private final PrintWriter notices;
    private final StopSignals signals;

    HistoryTail(Config config, PrintWriter notices, StopSignals signals) {
        this.config = config;
        this.notices = notices;
        this.signals = signals;
    }

    /// Syncs each symbol from the last day that is held of it.
    void sync(Path folder, List<String> symbols) throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            for (Map.Entry<LocalDate, List<String>> behind : byLastDay(store, symbols).entrySet()) {
                sync(store, behind.getKey(), behind.getValue());
            }
        } catch (VenueException e) {
            tell("the newest hours are not in the store: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the caller is to end too
            tell("the newest hours are not in the store: interrupted");
        }
    }

    private Map<LocalDate, List<String>> byLastDay(HistoryStore store, List<String> symbols)
            throws IOException {
        var byDay = new TreeMap<LocalDate, List<String>>();
        for (String symbol : symbols) {
            List<LocalDate> days = store.days(symbol);
            if (days.isEmpty()) {
                tell("nothing of " + symbol + " is held; foretick history sync brings it");
            } else {
                byDay.computeIfAbsent(days.getLast(), _ -> new ArrayList<>()).add(symbol);
            }
        }
        return byDay;
    }

    private void sync(HistoryStore store, LocalDate from, List<String> symbols)
            throws IOException, InterruptedException {
        var endpoints = config.live().endpoints();
        var places =
                new SyncPlan.Places(
                        endpoints.binanceRest(), endpoints.binanceArchive(), config.live().speed());
        var plan = new SyncPlan(symbols, from, null, places, SyncPlan.RawTrades.DROPPED);
        var sync = new HistorySync(plan, store, new SyncLine(notices));
        signals.stopWith(sync::stop);
        SyncReport report = sync.run();
        if (report.hasHoles() || report.failure().isPresent()) {
            tell("not all could be synced\n" + SyncResult.text(report));
        }
    }

    private void tell(String what) {
        notices.println("history: " + what);
        notices.flush();
    }
}
