package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalReader;
import io.foretick.journal.RecordKind;
import io.foretick.session.ConfigReader;
import io.foretick.store.ModelFile;
import io.foretick.store.NetworkFile;
import io.foretick.store.SampleModels;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.LiveModel;
import io.foretick.store.registry.ModelRegistry;
import io.foretick.store.registry.Reason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A session over real sockets whose densities come from a model of recorded history: the store is
/// brought up to the present, the session's trades go on behind it, and all that was forecast is
/// made anew from the journal and the store.
@Timeout(300)
class SessionModelTest {

    private static final Instant START = Instant.parse("2025-03-05T00:30:00Z");
    private static final String SYMBOLS = "BTCUSDT,ETHUSDT";
    private static final int COINS = 2;
    private static final int SPEED = 20;
    private static final String STORE = "store";

    @TempDir private Path folder = Path.of("");

    private final LoopbackExchanges exchanges =
            LoopbackExchanges.start(
                    new LoopbackExchanges.Settings(
                            0,
                            new Seed(7),
                            START.getEpochSecond() * Times.SECOND_NS,
                            SPEED,
                            10_000,
                            FaultPlan.NONE,
                            new WorldSettings(20_000)));

    @AfterEach
    void stopExchanges() {
        exchanges.close();
    }

    @Test
    void densitiesOfTheStoreAndTheSessionAreMadeAnewBitForBit() throws IOException {
        run(ExitCode.OK, syncArguments(STORE));
        session(secondsTold(20));
        List<Event.DensityPublished> first = densities();
        assertTrue(seconds(first) >= 20, seconds(first) + " seconds, " + first.size());
        JournalHead.Store store = head().store();
        assertEquals(COINS, store.pasts().size());
        store.pasts().values().forEach(past -> assertNotEquals(0, past.digest()));

        paper("4s"); // goes on in the same folder, behind the seconds that the first one saved
        assertTrue(seconds(densities()) > seconds(first) + 5, "none after the restart");
        String told = recompute(ExitCode.OK, STORE);
        assertTrue(told.contains("\"identical\" : true"), told);
        assertTrue(told.contains("\"forecasts\" : " + densities().size()), told);
    }

    @Test
    void beginsWithAnEmptyStoreAndWithoutAVenueForItsTail() throws IOException {
        Files.createDirectories(folder.resolve(STORE));
        String told = session(secondsTold(3));
        assertTrue(told.contains("nothing of BTCUSDT is held"), told);
        assertTrue(seconds(densities()) >= 3, "after a minute of trades");
        recompute(ExitCode.OK, STORE);
        recompute(ExitCode.USAGE, "no such store");
    }

    @Test
    void aModelThatIsMadeLiveTakesOverWhileTheSessionRuns() throws IOException {
        run(ExitCode.OK, syncArguments(STORE));
        ModelFile first = SampleModels.file("first", 1e-4);
        NetworkFile network = SampleModels.network(4, 1);
        long before = first.model().digest();
        long after = network.model().digest();
        promote(first);
        session(
                promotingAtTheFirst(network),
                "density.model=" + folder.resolve("models"),
                "density.recalibrate=true");

        var order = new ArrayList<Long>();
        int changes = 0;
        for (Event event : events()) {
            if (event instanceof Event.ModelChanged changed) {
                changes++;
                assertEquals("sample", changed.name());
                assertEquals(after, changed.modelDigest());
            } else if (event instanceof Event.DensityPublished density
                    && (order.isEmpty() || order.getLast() != density.modelDigest())) {
                order.add(density.modelDigest());
            }
        }
        assertEquals(1, changes);
        assertEquals(List.of(before, after), order);
        recompute(ExitCode.OK, STORE);
        assertFalse(verify().contains("cannot be had"), "the first model is not live any more");
        Files.move(folder.resolve("models"), folder.resolve("elsewhere"));
        String told = verify();
        assertTrue(told.contains("model " + first.digest() + " cannot be had"), told);
        assertTrue(told.contains("replay: identical"), told);
        recompute(ExitCode.USAGE, STORE);
    }

    @Test
    void aNetworkWithoutAStoreIsRefused() throws IOException {
        Path file = folder.resolve("network.model");
        SampleModels.network(4, 1).write(file);
        var arguments = new ArrayList<>(List.of("paper", "--headless", "--duration", "1s"));
        arguments.addAll(List.of("--out", folder.resolve("refused").toString()));
        arguments.addAll(List.of("--set", "density.model=" + file));
        arguments.addAll(flags(settings()));
        String told = run(ExitCode.USAGE, arguments);
        assertTrue(told.contains("history.store"), told);
    }

    private void promote(StoredModel model) {
        Path file = folder.resolve(model.name() + ".model");
        try {
            model.write(file);
            var registry = new ModelRegistry(folder.resolve("models"));
            Optional<String> live = registry.current().map(LiveModel::digest);
            registry.promote(file, model.digest(), live, Reason.of(START, "test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Holds once densities of so many seconds were told.
    private static Predicate<Event> secondsTold(int count) {
        var cuts = new TreeSet<Long>();
        return event ->
                event instanceof Event.DensityPublished density
                        && cuts.add(density.cutNs())
                        && cuts.size() >= count;
    }

    /// Makes a model live at the first density; holds once those of some seconds are its own.
    private Predicate<Event> promotingAtTheFirst(StoredModel model) {
        Predicate<Event> enough = secondsTold(10);
        var promoted = new AtomicBoolean();
        return event -> {
            if (!(event instanceof Event.DensityPublished density)) {
                return false;
            }
            if (promoted.compareAndSet(false, true)) {
                promote(model);
            }
            return density.modelDigest() == model.model().digest() && enough.test(event);
        };
    }

    private static long seconds(List<Event.DensityPublished> densities) {
        var cuts = new TreeSet<Long>();
        densities.forEach(density -> cuts.add(density.cutNs()));
        return cuts.size();
    }

    /// Runs a session until enough was seen of it.
    private String session(Predicate<Event> enough, String... more) throws IOException {
        var reader = new ConfigReader();
        sessionSettings().forEach(reader::flag);
        List.of(more).forEach(reader::flag);
        return PaperUntil.run(folder.resolve("run"), reader.read(), enough);
    }

    private void paper(String duration) {
        var arguments = new ArrayList<>(List.of("paper", "--headless", "--json"));
        arguments.addAll(
                List.of("--duration", duration, "--out", folder.resolve("run").toString()));
        arguments.addAll(flags(sessionSettings()));
        run(ExitCode.OK, arguments);
    }

    private String recompute(int code, String store) {
        return run(
                code,
                List.of(
                        "replay",
                        folder.resolve("run/journal").toString(),
                        "--verify",
                        "--recompute",
                        "--json",
                        "--store",
                        folder.resolve(store).toString()));
    }

    private String verify() {
        return run(
                ExitCode.OK,
                List.of("replay", folder.resolve("run/journal").toString(), "--verify"));
    }

    private List<String> syncArguments(String store) {
        var arguments = new ArrayList<>(List.of("history", "sync", "--from", "2025-03-05"));
        arguments.addAll(List.of("--symbols", SYMBOLS));
        arguments.addAll(List.of("--store", folder.resolve(store).toString()));
        arguments.addAll(flags(settings()));
        return arguments;
    }

    private List<String> sessionSettings() {
        var settings = new ArrayList<>(settings());
        settings.add("filter.assets=btc,eth");
        settings.add("filter.intervals=5m");
        settings.add("history.store=" + folder.resolve(STORE));
        return settings;
    }

    private List<String> settings() {
        var settings = new ArrayList<>(List.of("live.speed=" + SPEED));
        for (String service :
                List.of(
                        "binance_rest",
                        "binance_archive",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds")) {
            String url = exchanges.urls().getOrDefault(service, "");
            settings.add("live.endpoints." + service + "=" + url);
        }
        return settings;
    }

    private static List<String> flags(List<String> settings) {
        return settings.stream().flatMap(setting -> Stream.of("--set", setting)).toList();
    }

    private static String run(int expected, List<String> arguments) {
        var said = new StringWriter();
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(said, true))
                        .setErr(new PrintWriter(said, true))
                        .execute(arguments.toArray(String[]::new));
        assertEquals(expected, code, said.toString());
        return said.toString();
    }

    private JournalHead head() throws IOException {
        try (JournalReader reader = JournalReader.open(folder.resolve("run/journal"))) {
            assertTrue(reader.next());
            return reader.head();
        }
    }

    private List<Event.DensityPublished> densities() throws IOException {
        return events().stream()
                .filter(Event.DensityPublished.class::isInstance)
                .map(Event.DensityPublished.class::cast)
                .toList();
    }

    private List<Event> events() throws IOException {
        var events = new ArrayList<Event>();
        try (JournalReader reader = JournalReader.open(folder.resolve("run/journal"))) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT) {
                    events.add(reader.event());
                }
            }
        }
        return events;
    }
}
