package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.live.Control;
import io.foretick.journal.JournalWriter;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.ControlInbox;
import io.foretick.session.control.Emptying;
import io.foretick.session.control.KillLatch;
import io.foretick.session.control.KillSwitch;
import io.foretick.session.control.Latched;
import io.foretick.store.ModelFile;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
class OperatorCommandsTest {

    private static final List<String> REPORT_KEYS =
            List.of(
                    "link",
                    "coin",
                    "duration",
                    "bets_open",
                    "in_interval",
                    "end_time",
                    "ref_price",
                    "price",
                    "probability",
                    "best_bid_yes",
                    "best_ask_yes",
                    "position_net",
                    "pos_yes",
                    "pos_no",
                    "offer_yes",
                    "offer_no",
                    "net_profit",
                    "taker_fee_pct",
                    "maker_fee_pct",
                    "fee_exponent",
                    "reward_pct");

    @TempDir private Path folder = Path.of("");
    private final List<Control> heard = new CopyOnWriteArrayList<>();
    private final List<KillSwitch> switches = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void endTheirThreads() {
        switches.forEach(KillSwitch::close);
    }

    @Test
    void killLatchesWhereNoSessionRunsAndSaysWhatElseToDo() throws IOException {
        assertEquals(ExitCode.OK, run("kill", "--out", folder.toString(), "--reason", "tests"));
        assertEquals("tests", new KillLatch(files()).read().orElseThrow().reason());
        assertTrue(out.toString().contains("foretick cancel-all"), out::toString);
        assertEquals(ExitCode.OK, run("kill", "--reset", "--out", folder.toString()));
        assertFalse(new KillLatch(files()).isThere());
        List<String> audit = Files.readAllLines(files().audit());
        assertEquals(2, audit.size(), audit::toString);
        assertTrue(audit.get(1).contains("latch taken away"));
    }

    @Test
    void killTellsWhatARunningSessionDidAndResetLetsItGoOn() throws IOException {
        try (var journal = journal();
                var _ = session()) {
            assertTrue(journal.lastSequence() >= 0);
            assertEquals(ExitCode.OK, run("kill", "--out", folder.toString(), "--json"));
            JsonNode report = json().path("report");
            assertEquals("EMPTY", report.path("state").asString(), out::toString);
            assertEquals(0, report.path("open_orders").asInt());
            assertEquals(ExitCode.OK, run("kill", "--reset", "--out", folder.toString()));
            assertEquals(
                    List.of(
                            new Control.Halt("kill switch: by the operator"),
                            new Control.Resume("reset: by the operator")),
                    heard);
        }
    }

    @Test
    void aSessionThatDoesNotAnswerIsACheckThatFailed() throws IOException {
        try (var journal = journal()) {
            assertTrue(journal.lastSequence() >= 0);
            String[] kill = {"kill", "--out", folder.toString(), "--wait", "100ms"};
            assertEquals(ExitCode.CHECK_FAILED, run(kill));
            assertTrue(out.toString().contains("did not answer"), out::toString);
            assertTrue(new KillLatch(files()).isThere());
        }
    }

    @Test
    void pauseAndLimitReachTheSession() throws IOException {
        try (var journal = journal();
                var _ = session()) {
            assertTrue(journal.lastSequence() >= 0);
            assertEquals(ExitCode.OK, run("pause", "btc", "--out", folder.toString()));
            assertEquals(ExitCode.OK, run("pause", "btc", "--off", "--out", folder.toString()));
            String[] limit = {"limit", "max_position_usd", "25", "--out", folder.toString()};
            assertEquals(ExitCode.OK, run(limit));
            assertEquals(
                    List.of(
                            new Control.Pause("btc", true),
                            new Control.Pause("btc", false),
                            new Control.Limit("max_position_usd", 25)),
                    heard);
        }
    }

    @Test
    void refusesWhatCannotBeMeant() {
        String here = folder.toString();
        assertEquals(ExitCode.USAGE, run("kill", "--out", here + "/typo"));
        assertEquals(ExitCode.USAGE, run("pause", "everything", "--out", here));
        assertEquals(ExitCode.USAGE, run("limit", "luck", "7", "--out", here));
        assertTrue(err.toString().contains("no limit is called 'luck'"), err::toString);
        assertEquals(ExitCode.USAGE, run("limit", "cooldown_ms", "-1", "--out", here));
        assertEquals(ExitCode.USAGE, run("pause", "btc", "--out", here));
        assertTrue(err.toString().contains("no session runs in"), err::toString);
        assertEquals(ExitCode.USAGE, run("status", "--out", here));
    }

    @Test
    void statusShowsMarketsUnderTheReportsNamesAndWhatOperatorsSaid() throws IOException {
        var market = Markets.fiveMinutes("abc-updown-5m-1000000200", Markets.FEES);
        try (JournalWriter journal = journal()) {
            journal.append(new Event.Listed(at(1), 0, market));
            journal.append(new Event.Controlled(at(2), new Control.Pause("btc", true)));
            journal.append(new Event.Controlled(at(3), new Control.Limit("cooldown_ms", 9)));
            journal.sync();
            assertEquals(
                    ExitCode.OK,
                    run("status", "--json", "--out", folder.toString()),
                    err::toString);
        }
        JsonNode status = json();
        assertTrue(status.path("running").asBoolean());
        assertEquals("[\"btc\"]", status.path("operator").path("paused").toString());
        assertEquals(9, status.path("operator").path("limits").path("cooldown_ms").asDouble());
        JsonNode row = status.path("markets").path(0);
        for (String key : REPORT_KEYS) {
            assertTrue(row.has(key), () -> key + " is missing in " + row);
        }
        assertEquals(10_000, status.path("account").path("free").asDouble());
        assertTrue(status.path("kill").isNull());
    }

    @Test
    void statusOfAHaltedOrLatchedSessionIsExitCodeFour() throws IOException {
        try (JournalWriter journal = journal()) {
            journal.append(new Event.Controlled(at(1), new Control.Halt("drawdown")));
        }
        assertEquals(ExitCode.HALTED, run("status", "--out", folder.toString()));
        assertTrue(out.toString().contains("drawdown"), out::toString);
        try (JournalWriter journal = journal()) {
            journal.append(new Event.Controlled(at(2), new Control.Resume("looked at")));
        }
        assertEquals(ExitCode.OK, run("status", "--out", folder.toString()));
        new KillLatch(files()).latch(Latched.now("again", "ada"));
        assertEquals(ExitCode.HALTED, run("status", "--out", folder.toString()));
        assertTrue(out.toString().contains("KILLED: again (ada"), out::toString);
    }

    private static Stamp at(long second) {
        return Stamp.internal((1_000_000_000L + second) * Times.SECOND_NS, Source.OPERATOR);
    }

    private JournalWriter journal() throws IOException {
        Config config = new ConfigReader().read();
        var model = ModelFile.loadBundled().model();
        return JournalWriter.open(files().journal(), JournalHeads.of(config, model));
    }

    private ControlInbox session() throws IOException {
        var parts = new KillSwitch.Parts(() -> {}, () -> 0, heard::add);
        var kill = new KillSwitch(files(), parts, Emptying.Pace.DEFAULT);
        switches.add(kill);
        return ControlInbox.open(files(), kill, heard::add);
    }

    private ControlFiles files() {
        return new ControlFiles(folder);
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
