package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.Control;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.journal.JournalVerifier;
import io.foretick.market.Account;
import io.foretick.market.cash.Reconciliation;
import io.foretick.risk.Verdict;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.Replay;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.ControlSender;
import io.foretick.store.ModelFile;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Real orders against simulated exchanges: sessions whose every way to and from the venue fails at
/// times, each taking up the journal of the one before, and at last some without faults and without
/// new orders. What we count then is what the venue counts. With `kill -9` instead of orderly ends:
/// `scripts/soak/ExecutionKills.java`.
class LiveExecutionTest {

    private static final int SPEED = 20;
    private static final Duration STORM = Duration.ofSeconds(5);
    private static final int STORMS_MIN = 2;
    private static final int STORMS_MAX = 5; // where a busy machine trades too little in two
    private static final int FILLS_MIN = 5;
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final int CALMS_MAX = 5;
    private static final long START_NS = 1_791_209_570L * Times.SECOND_NS; // 14:12:50Z
    private static final List<String> LENGTHS = List.of("15m", "1h", "4h"); // end at 14:15, 15:00
    private static final Secrets KEY =
            new Secrets(
                    Map.of(Secrets.PRIVATE_KEY, "%064x".formatted(4_711)), LiveExecutionTest::ask);
    private static final List<String> SERVICES =
            List.of(
                    "binance_rest",
                    "binance_ws",
                    "polymarket_gamma",
                    "polymarket_clob",
                    "polymarket_ws",
                    "polymarket_rtds",
                    "polymarket_data");

    /// What goes wrong between an order and our books. The channel that is cut while orders trade
    /// is the user's as well as the market's.
    private static final String FAULTS =
            """
            faults:
              - {kind: lost-answer, service: polymarket_clob, path: "/order*", probability: 0.2}
              - {kind: ghost-fill, service: polymarket_clob, probability: 0.1}
              - {kind: slow-rest, service: polymarket_clob, path: "/order*", probability: 0.2}
              - {kind: 5xx, service: polymarket_clob, path: "/order*", probability: 0.1}
              - {kind: 5xx, name: data, service: polymarket_clob, path: "/data/*", probability: 0.2}
              - {kind: "425", service: polymarket_clob, path: "/order*", at: 60s, every: 60s, for: 3s}
              - {kind: "429", service: polymarket_clob, path: "/data/*", probability: 0.1}
              - {kind: duplicate, service: polymarket_ws, probability: 0.1}
              - {kind: reorder, service: polymarket_ws, probability: 0.05}
              - {kind: late, service: polymarket_ws, probability: 0.01, lasting: 1s}
              - {kind: disconnect, service: polymarket_ws, probability: 0.5, at: 40s, every: 40s}
              - {kind: half-open, service: polymarket_ws, probability: 0.3, at: 60s, every: 50s}
            """;

    /// Of these some strike whatever the draws.
    private static final Set<FaultKind> ON_ORDERS =
            EnumSet.of(
                    FaultKind.LOST_ANSWER,
                    FaultKind.GHOST_FILL,
                    FaultKind.SLOW_REST,
                    FaultKind.SERVER_ERROR,
                    FaultKind.TOO_EARLY);

    @TempDir private Path folder = Path.of("");
    private final Ledger ledger = new Ledger();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 4)
    @Timeout(120)
    void countsWhatTheVenueCountsWhateverWentWrong(long seed) throws Exception {
        try (LoopbackExchanges exchanges = LoopbackExchanges.start(settings(seed))) {
            Config config = config(exchanges.urls(), seed);
            storm(config, exchanges);
            Map<FaultKind, Long> injected = exchanges.faults().injected();
            exchanges.faults().clear();
            calm(config, exchanges);
            System.out.println(told(seed, injected));
            assertTrue(struckOrders(injected) > 0, "no fault struck an order");
            assertTrue(ledger.count("OrderFilled") > 0, "nothing traded");
            assertEquals(0, exchanges.repeatedOrders(), "an order was sent twice");
            agrees(account(config, exchanges));
            journalHolds();
        }
    }

    private static LoopbackExchanges.Settings settings(long seed) {
        return new LoopbackExchanges.Settings(
                0,
                new Seed(seed),
                START_NS,
                SPEED,
                10_000,
                FaultPlan.parse(FAULTS, "faults"),
                WorldSettings.USUAL);
    }

    private static Config config(Map<String, String> urls, long seed) {
        var reader = new ConfigReader();
        for (String service : SERVICES) {
            reader.flag("live.endpoints." + service + "=" + urls.get(service));
        }
        return reader.flag("live.speed=" + SPEED)
                .flag("seed=" + seed)
                .flag("paper=false")
                .flag("filter.intervals=" + String.join(",", LENGTHS))
                .flag("strategy.density_maker.enabled=true")
                .flag("risk.cooldown_ms=1000")
                .read();
    }

    /// Sessions among faults, each taking up the journal of the one before.
    private void storm(Config config, LoopbackExchanges exchanges) throws IOException {
        for (int k = 0; k < STORMS_MAX; k++) {
            if (k < STORMS_MIN || ledger.count("OrderFilled") < FILLS_MIN) {
                run(config, exchanges, STORM);
            }
        }
    }

    /// Sessions without faults and without new orders, until all has come to its end.
    private void calm(Config config, LoopbackExchanges exchanges) throws IOException {
        pause();
        int left = CALMS_MAX;
        do {
            run(config, exchanges, CALM);
        } while (--left > 0 && !ledger.isAtRest());
    }

    private static long struckOrders(Map<FaultKind, Long> injected) {
        return ON_ORDERS.stream().mapToLong(kind -> injected.getOrDefault(kind, 0L)).sum();
    }

    /// The next session places nothing: what is under way comes to its end.
    private void pause() throws IOException {
        var sender = new ControlSender(new ControlFiles(folder));
        for (String length : LENGTHS) {
            sender.send(new Control.Pause(length, true));
        }
    }

    private void run(Config config, LoopbackExchanges exchanges, Duration wall) throws IOException {
        try (TradingKeys keys = TradingKeys.open(config, KEY);
                var signals = new StopSignals()) {
            var plan =
                    new LiveRun.Plan(
                            "live",
                            folder,
                            config,
                            exchanges.clock(),
                            new RealPath(config, keys),
                            List.of(),
                            List.of(ledger),
                            wall,
                            false,
                            new PrintWriter(new StringWriter()));
            EconometricModel model = ModelFile.loadBundled().model();
            new LiveRun(plan, ModelChoice.following(model, model), signals).run();
        }
    }

    private String told(long seed, Map<FaultKind, Long> injected) {
        var done = new TreeMap<String, Long>();
        injected.forEach((kind, count) -> done.put(kind.key(), count));
        done.values().removeIf(count -> count == 0);
        return "seed %d injected %s%n  events %s".formatted(seed, done, ledger.counts);
    }

    private static AccountSnapshot account(Config config, LoopbackExchanges exchanges)
            throws Exception {
        try (TradingKeys keys = TradingKeys.open(config, KEY);
                AccountReader reader =
                        AccountReader.start(
                                keys.endpoints(),
                                keys.account(),
                                config.account().gateway(),
                                exchanges.clock(),
                                _ -> {})) {
            return reader.account(new AccountQuestion(List.of(), 0));
        }
    }

    /// The venue pays out by itself, so that all our cash is there.
    private void agrees(AccountSnapshot venue) {
        Account ours = ledger.engine().account();
        assertEquals(List.of(), venue.open(), "open at the venue");
        assertEquals(0, ours.openOrders(), "open in our books");
        assertEquals(0, ours.cash().spentE8() + ours.cash().receivedE8(), "not settled");
        assertFalse(ours.unreconciled(), "the account is halted");
        long trades = ledger.count("OrderFilled");
        assertAgree(venue.cashE8(), ours.cashE8(), trades, "cash");
        var held = new TreeMap<>(venue.tokensE8());
        ours.forEachPosition(position -> {
            Market market = ledger.market(position.market());
            for (Outcome outcome : Outcome.values()) {
                String token = outcome == Outcome.UP ? market.upToken() : market.downToken();
                @Nullable Long shown = held.remove(token);
                long shownE8 = shown == null ? 0 : shown;
                long oursE8 = position.resolved() ? 0 : position.heldE8(outcome);
                assertAgree(shownE8, oursE8, trades, market.slug() + " " + outcome);
            }
        });
        assertEquals(Map.of(), held, "held at the venue alone");
    }

    private static void assertAgree(long venueE8, long oursE8, long trades, String what) {
        assertTrue(
                Reconciliation.differenceE8(venueE8, oursE8, trades) == 0,
                () -> what + ": venue " + E8.format(venueE8) + ", we " + E8.format(oursE8));
    }

    private void journalHolds() throws IOException {
        Path journal = folder.resolve("journal");
        JournalVerifier.Result verified = JournalVerifier.verify(journal);
        assertEquals(Optional.empty(), verified.fault());
        assertTrue(verified.isEnded(), "the journal has no end");
        Replay.Result replay =
                Replay.recomputing(journal, List.of(), ModelFile.loadBundled().model())
                        .run(List.of());
        assertNull(replay.divergence());
        assertEquals(Digest.hex(ledger.engine().digest()), Digest.hex(replay.digest()));
    }

    private static char[] ask(String question) throws IOException {
        throw new IOException("nobody is asked: " + question);
    }

    /// Follows both sessions. What has to hold after every event: no name is given twice, and all
    /// cash is what was brought, won and lost.
    private static final class Ledger implements EngineObserver {

        private final TreeMap<String, Integer> counts = new TreeMap<>();
        private final Set<String> names = new HashSet<>();
        private @Nullable Engine engine; // null before the first event

        Engine engine() {
            return Objects.requireNonNull(engine, "nothing happened");
        }

        int count(String key) {
            return counts.getOrDefault(key, 0);
        }

        boolean isAtRest() {
            Account account = engine().account();
            boolean settled = account.cash().spentE8() == 0 && account.cash().receivedE8() == 0;
            return settled && account.openOrders() == 0 && !account.unreconciled();
        }

        Market market(int number) {
            return Objects.requireNonNull(engine().state().slot(number)).terms();
        }

        @Override
        public void applied(Event event, Engine watched) {
            engine = watched;
            Account account = watched.account();
            assertEquals(
                    account.startCashE8() + account.pnl().totalE8(),
                    account.cashE8(),
                    () -> "cash is not what was won and lost after " + event);
            if (event instanceof Event.OrderNamed(Stamp _, long orderId, String name)) {
                assertTrue(names.add(name), () -> "name given twice: order " + orderId);
            }
            if (event.at().source() == Source.POLYMARKET_ACCOUNT) {
                counts.merge(key(event), 1, Integer::sum);
            }
        }

        private static String key(Event event) {
            String kind = event.getClass().getSimpleName();
            return switch (event) {
                case Event.FillMoved moved -> kind + " " + moved.state();
                case Event.OrderClosed closed -> kind + " " + closed.reason();
                case Event.OrderRejected rejected -> kind + " " + rejected.reason();
                case Event.Unexplained unexplained -> kind + " " + unexplained.what();
                default -> kind;
            };
        }

        @Override
        public void commanded(Command command) {}

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }
}
