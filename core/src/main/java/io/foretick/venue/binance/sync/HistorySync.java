package io.foretick.venue.binance.sync;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.day.SecondRows;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.BinanceRest;
import io.foretick.venue.binance.archive.ArchiveClient;
import io.foretick.venue.binance.page.PatientRest;
import io.foretick.venue.binance.page.StopSign;
import io.foretick.venue.binance.page.TradePages;
import io.foretick.venue.binance.page.WeightBudget;
import io.foretick.venue.live.rest.RestClient;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/// Brings a store of history up to date with Binance: all symbols side by side, each on a thread of
/// its own. Runs once; may be stopped from any thread, and then goes on the next time where it was.
public final class HistorySync {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final long WEIGHT_MAX = 4_800; // of 6,000 a minute
    private static final int TIME_WEIGHT = 1;

    private final SyncPlan plan;
    private final HistoryStore store;
    private final SyncProgress.Listener listener;
    private final ReentrantLock turn = new ReentrantLock();
    private final StopSign stop = new StopSign();

    /// What all symbols share.
    private record Shared(
            ArchiveClient archive, PatientRest rest, ProgressCount progress, long nowNs) {}

    /// @param store opened to write, used by nobody else until the sync is done
    public HistorySync(SyncPlan plan, HistoryStore store, SyncProgress.Listener listener) {
        this.plan = plan;
        this.store = store;
        this.listener = listener;
    }

    /// Asks the sync to end soon; what was read is kept.
    public void stop() {
        stop.raise();
    }

    /// Does it.
    ///
    /// @return also where single symbols were given up
    /// @throws VenueException if the venue does not even tell its time
    /// @throws IOException if the store cannot be written, or the first day has not begun
    /// @throws InterruptedException if it was stopped before it knew the venue's time
    public SyncReport run() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build()) {
            VenueClock clock = venueClock(client);
            long nowNs = clock.nowNs();
            Instant to = plan.to() == null ? Instant.ofEpochSecond(0, nowNs) : plan.to();
            long endSecond = to.getEpochSecond();
            checkBegun(endSecond);
            long days = SecondRows.epochDay(endSecond - 1) + 1 - plan.from().toEpochDay();
            var shared =
                    new Shared(
                            new ArchiveClient(
                                    client,
                                    clock,
                                    plan.places().archiveUrl(),
                                    store.folder(),
                                    new Seed(nowNs)),
                            rest(client, clock),
                            new ProgressCount(listener, days * plan.symbols().size()),
                            nowNs);
            List<SyncReport.Symbol> symbols = runAll(shared, endSecond);
            return new SyncReport(symbols, Instant.ofEpochSecond(endSecond), stop.isRaised());
        }
    }

    private void checkBegun(long endSecond) throws IOException {
        if (endSecond <= Position.startOf(plan.from())) {
            throw new IOException(
                    "nothing has been traded from %s on: the venue's time is %s"
                            .formatted(plan.from(), Instant.ofEpochSecond(endSecond)));
        }
    }

    private VenueClock venueClock(HttpClient client) throws IOException, InterruptedException {
        double speed = plan.places().speed();
        byte[] answer = rest(client, VenueClock.wall()).get("/api/v3/time", TIME_WEIGHT);
        return VenueClock.startingAt(BinanceRest.serverTimeNs(answer), speed);
    }

    private PatientRest rest(HttpClient client, VenueClock clock) {
        var rest = new RestClient(client, clock, plan.places().restUrl());
        return new PatientRest(rest, clock, new WeightBudget(clock, WEIGHT_MAX), stop);
    }

    private List<SyncReport.Symbol> runAll(Shared shared, long endSecond)
            throws IOException, InterruptedException {
        try (ExecutorService workers =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("sync-", 0).factory())) {
            Map<String, Future<SyncReport.Symbol>> running = new LinkedHashMap<>();
            for (String symbol : plan.symbols()) {
                running.put(symbol, workers.submit(() -> run(symbol, shared, endSecond)));
            }
            return results(running);
        }
    }

    private SyncReport.Symbol run(String symbol, Shared shared, long endSecond) throws IOException {
        var count = new SymbolCount(symbol);
        var days = new SymbolStore(store, turn, symbol, count, plan.trades());
        try (var files = new SymbolFiles(shared.archive(), count, shared.progress(), stop)) {
            var sources =
                    new SymbolSources(
                            files,
                            new TradePages(shared.rest(), symbol),
                            count,
                            shared.progress(),
                            stop,
                            Math.floorDiv(shared.nowNs(), Times.DAY_NS));
            return new SymbolSync(days, sources, plan.from(), endSecond).run();
        }
    }

    private List<SyncReport.Symbol> results(Map<String, Future<SyncReport.Symbol>> running)
            throws IOException, InterruptedException {
        List<SyncReport.Symbol> symbols = new ArrayList<>();
        for (Map.Entry<String, Future<SyncReport.Symbol>> worker : running.entrySet()) {
            try {
                symbols.add(worker.getValue().get());
            } catch (ExecutionException e) {
                stop.raise(); // the others save what they have
                if (e.getCause() instanceof IOException broken) {
                    throw broken;
                }
                throw new IllegalStateException("sync of " + worker.getKey() + " has broken", e);
            } catch (InterruptedException e) {
                stop.raise(); // else the workers would be waited for until they are done
                throw e;
            }
        }
        return symbols;
    }
}
