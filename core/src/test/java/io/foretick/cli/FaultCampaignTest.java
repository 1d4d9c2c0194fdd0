package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Outcome;
import io.foretick.event.Source;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.journal.JournalVerifier;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.Replay;
import io.foretick.session.Wiring;
import io.foretick.store.ModelFile;
import io.foretick.venue.paper.PaperVenue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sessions against exchanges with every fault of the built-in plan, checked after every event.
/// Long runs over many seeds are `scripts/soak/FaultCampaign.java`.
class FaultCampaignTest {

    private static final int SPEED = 60;
    private static final Duration WALL = Duration.ofSeconds(12);
    private static final long START_NS = 1_791_209_010L * Times.SECOND_NS; // 14:03:30Z
    private static final long PATIENCE_NS = 10 * Times.SECOND_NS;
    private static final List<String> THREADS_OF_THE_JDK = // started once and kept
            List.of("ForkJoinPool", "VirtualThread-", "MasterPoller", "ReadPoller", "WritePoller");
    private static final List<String> SERVICES =
            List.of(
                    "binance_rest",
                    "binance_ws",
                    "polymarket_gamma",
                    "polymarket_clob",
                    "polymarket_ws",
                    "polymarket_rtds");
    private static final Set<FaultKind> CUTS =
            Set.of(FaultKind.DISCONNECT, FaultKind.HALF_OPEN, FaultKind.RECONNECT_STORM);
    private static final Set<FaultKind> SPOILT = Set.of(FaultKind.GAP, FaultKind.MALFORMED);

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    @Timeout(180)
    void keepsItsInvariantsWhateverGoesWrong(long seed) throws IOException {
        Set<Thread> threadsBefore = threads();
        Path run = folder.resolve("run");
        Config config;
        PaperVenue venue;
        SessionInvariants seen;
        LiveRun.Outcome outcome;
        Map<FaultKind, Long> injected;
        try (LoopbackExchanges exchanges = LoopbackExchanges.start(settings(seed))) {
            long socketsBefore = sockets();
            config = config(exchanges.urls(), seed);
            venue = Wiring.paperVenue(config);
            seen = new SessionInvariants(config.freshness());
            outcome = run(run, config, exchanges, venue, seen);
            injected = exchanges.faults().injected();
            awaitAtMost(socketsBefore, FaultCampaignTest::sockets, "sockets");
        }
        System.out.println(told(seed, injected, seen));
        venueAndAccountAgree(venue, seen.engine());
        faultsAreVisible(injected, seen, outcome.summary());
        feedsWereHeard(seen);
        journalHolds(run.resolve("journal"), seen.engine());
        awaitAtMost(0, () -> newThreads(threadsBefore).size(), "threads");
    }

    private static LoopbackExchanges.Settings settings(long seed) {
        return new LoopbackExchanges.Settings(
                0, new Seed(seed), START_NS, SPEED, 10_000, FaultPlan.all(), WorldSettings.USUAL);
    }

    private static Config config(Map<String, String> urls, long seed) {
        var reader = new ConfigReader();
        for (String service : SERVICES) {
            reader.flag("live.endpoints." + service + "=" + urls.get(service));
        }
        return reader.flag("live.speed=" + SPEED).flag("seed=" + seed).read();
    }

    private static LiveRun.Outcome run(
            Path run,
            Config config,
            LoopbackExchanges exchanges,
            PaperVenue venue,
            SessionInvariants seen)
            throws IOException {
        var plan =
                new LiveRun.Plan(
                        "demo",
                        run,
                        config,
                        exchanges.clock(),
                        OrderPath.within(venue),
                        List.of(),
                        List.of(seen),
                        WALL,
                        false,
                        new PrintWriter(new StringWriter()));
        EconometricModel model = ModelFile.loadBundled().model();
        try (var signals = new StopSignals()) {
            return new LiveRun(plan, ModelChoice.following(model, model), signals).run();
        }
    }

    private static String told(long seed, Map<FaultKind, Long> injected, SessionInvariants seen) {
        var done = new TreeMap<String, Long>();
        injected.forEach((kind, count) -> done.put(kind.key(), count));
        done.values().removeIf(count -> count == 0);
        return "seed "
                + seed
                + " injected "
                + done
                + "\n  orders "
                + seen.orders()
                + ", events "
                + seen.counts()
                + "\n  feeds up at the end "
                + seen.feeds();
    }

    private static void venueAndAccountAgree(PaperVenue venue, Engine engine) {
        assertEquals(0, engine.account().openOrders(), "nothing is under way at the end");
        assertEquals(venue.cashE8(), engine.account().cashE8(), "cash");
        engine.account()
                .forEachPosition(position -> {
                    for (Outcome outcome : Outcome.values()) {
                        assertEquals(
                                venue.heldE8(position.market(), outcome),
                                position.heldE8(outcome),
                                () -> "market " + position.market() + " " + outcome);
                    }
                });
    }

    private static void faultsAreVisible(
            Map<FaultKind, Long> injected, SessionInvariants seen, JsonNode summary) {
        assertTrue(sum(injected, CUTS) > 0, injected.toString());
        long reconnects =
                summary.path("live")
                        .path("connections")
                        .valueStream()
                        .mapToLong(connection -> connection.path("reconnects").asLong())
                        .sum();
        assertTrue(reconnects > 0, "no connection was replaced");
        assertTrue(seen.count("FeedDown") + seen.count("BookLost DISCONNECT") > 0, "no loss told");
        assertTrue(sum(injected, SPOILT) > 0, injected.toString());
        assertTrue(seen.count("Gap") + seen.count("BookLost") > 0, "no gap told");
        if (injected.getOrDefault(FaultKind.MALFORMED, 0L) > 0) {
            assertTrue(seen.count("FrameSkipped MALFORMED") > 0, "no torn frame told");
        }
        if (injected.getOrDefault(FaultKind.DUPLICATE, 0L) > 0) {
            assertTrue(seen.count("FrameSkipped DUPLICATE") > 0, "no repeated frame told");
        }
    }

    private static long sum(Map<FaultKind, Long> injected, Set<FaultKind> kinds) {
        return kinds.stream().mapToLong(kind -> injected.getOrDefault(kind, 0L)).sum();
    }

    /// Each feed came up; one that is not up at the end was told to be down by an event.
    private static void feedsWereHeard(SessionInvariants seen) {
        assertEquals(
                Set.of(Source.BINANCE, Source.POLYMARKET_CLOB, Source.POLYMARKET_RTDS),
                seen.feeds().keySet());
        long isUp = seen.feeds().values().stream().filter(up -> up).count();
        assertEquals(isUp, seen.count("FeedUp") - seen.count("FeedDown"));
    }

    private static void journalHolds(Path journal, Engine engine) throws IOException {
        JournalVerifier.Result verified = JournalVerifier.verify(journal);
        assertEquals(Optional.empty(), verified.fault());
        assertTrue(verified.isEnded(), "the journal has no end");
        Replay.Result replay =
                Replay.recomputing(journal, List.of(), ModelFile.loadBundled().model())
                        .run(List.of());
        assertNull(replay.divergence());
        assertEquals(Digest.hex(engine.digest()), Digest.hex(replay.digest()));
    }

    private interface Count {
        long now() throws IOException;
    }

    /// Waits until what a session held is given back.
    private static void awaitAtMost(long most, Count count, String what) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (count.now() > most) {
            assertTrue(
                    System.nanoTime() < deadline,
                    "%d %s are left, %d were expected: %s"
                            .formatted(count.now(), what, most, names(threads())));
            LockSupport.parkNanos(20 * Times.MILLI_NS);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    private static Set<Thread> newThreads(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread ->
                        THREADS_OF_THE_JDK.stream()
                                .noneMatch(name -> thread.getName().startsWith(name)))
                .collect(Collectors.toSet());
    }

    private static List<String> names(Set<Thread> threads) {
        return threads.stream().map(Thread::getName).sorted().toList();
    }

    /// Open sockets of this process where the system tells them, else 0.
    private static long sockets() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.filter(FaultCampaignTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }
}
