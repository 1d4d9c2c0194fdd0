package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalVerifier;
import io.foretick.journal.RecordKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `foretick paper` as a process of its own against exchanges in another, ended and killed from
/// outside. Fifty kills are `scripts/soak/KillCampaign.java`.
@Timeout(120)
class PaperProcessTest {

    private static final int SPEED = 30;
    private static final int KILLS = 2;
    private static final long SEED = 20261005;
    private static final long PATIENCE_NS = 60 * Times.SECOND_NS;
    private static final long LIFE_NS_MIN = Times.SECOND_NS / 2;
    private static final long LIFE_NS_MAX = 3 * Times.SECOND_NS;

    @TempDir private Path folder = Path.of("");
    private final List<Process> started = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();

    @BeforeEach
    void startExchanges() throws IOException {
        Path urls = folder.resolve("urls.json");
        Process exchange =
                start(
                        urls,
                        List.of(
                                "exchange",
                                "--port-base=0",
                                "--seed=7",
                                "--speed=" + SPEED,
                                "--start=2026-10-05T14:03:30Z"));
        await("the exchanges", exchange, () -> Files.readString(urls).endsWith("\n"));
        JsonNode services = new JsonMapper().readTree(Files.readString(urls));
        settings.addAll(List.of("--set", "live.speed=" + SPEED));
        for (String service :
                List.of(
                        "binance_rest",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds")) {
            String url = services.path(service).asString();
            settings.addAll(List.of("--set", "live.endpoints." + service + "=" + url));
        }
    }

    @AfterEach
    void killWhatIsLeft() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKilledSessionGoesOnWhereItsJournalEndsAndEndsInOrderOnSigterm() throws Exception {
        var random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process paper = startPaper();
            LockSupport.parkNanos(random.nextLong(LIFE_NS_MIN, LIFE_NS_MAX));
            assertTrue(paper.isAlive(), this::said);
            paper.destroyForcibly().waitFor();
        }
        Process paper = startPaper();
        await("an order", paper, () -> !orders().isEmpty());
        paper.destroy();
        assertTrue(paper.waitFor(30, TimeUnit.SECONDS), "SIGTERM does not end it");
        assertEquals(ExitCode.INTERRUPTED, paper.exitValue(), this::said);
        JsonNode summary = new JsonMapper().readTree(Files.readString(folder.resolve("out")));
        assertEquals(orders().size(), summary.path("orders").asInt(), summary.toString());
        journalHolds();
    }

    private void journalHolds() throws IOException {
        JournalVerifier.Result verified = JournalVerifier.verify(journal());
        assertEquals(Optional.empty(), verified.fault());
        assertTrue(verified.isEnded(), "the journal has no end");
        Set<Long> orders = new HashSet<>();
        for (long order : orders()) {
            assertTrue(orders.add(order), () -> "order " + order + " was placed twice");
        }
        var out = new StringWriter();
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(out, true))
                        .execute("replay", journal().toString(), "--verify");
        assertEquals(ExitCode.OK, code, out.toString());
    }

    /// Starts a session and comes back when its journal has a new event.
    private Process startPaper() throws Exception {
        long before = lastEvent();
        var arguments = new ArrayList<>(List.of("paper", "--headless", "--json"));
        arguments.add("--out=" + folder.resolve("run"));
        arguments.addAll(settings);
        long startNanoTime = System.nanoTime();
        Process paper = start(folder.resolve("out"), arguments);
        await("an event", paper, () -> lastEvent() > before);
        double seconds = (System.nanoTime() - startNanoTime) / 1e9;
        System.out.printf("a new event %.2f s after the start, behind %d%n", seconds, before);
        return paper;
    }

    /// Number of the last event, -1 without any.
    private long lastEvent() throws IOException {
        long last = -1;
        if (!isBegun()) {
            return last;
        }
        try (JournalReader reader = JournalReader.follow(journal())) {
            while (reader.next()) {
                last = reader.kind() == RecordKind.EVENT ? reader.sequence() : last;
            }
        }
        return last;
    }

    /// A segment opens with zeros until its header is whole.
    private boolean isBegun() throws IOException {
        Path first = journal().resolve("segment-000000.ftj");
        if (!Files.exists(first)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(first)) {
            return in.read() > 0;
        }
    }

    private List<Long> orders() throws IOException {
        var orders = new ArrayList<Long>();
        try (JournalReader reader = JournalReader.follow(journal())) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.COMMAND
                        && reader.command() instanceof Command.PlaceOrder order) {
                    orders.add(order.orderId());
                }
            }
        }
        return orders;
    }

    private Path journal() {
        return folder.resolve("run/journal");
    }

    private Process start(Path out, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.to(out.toFile()))
                        .redirectError(Redirect.to(folder.resolve("err").toFile()))
                        .start();
        started.add(process);
        return process;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(String what, Process process, Condition condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (!condition.holds()) {
            assertTrue(process.isAlive(), () -> "ended without " + what + ": " + said());
            assertTrue(System.nanoTime() < deadline, () -> "no sign of " + what + ": " + said());
            LockSupport.parkNanos(20 * Times.MILLI_NS);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
