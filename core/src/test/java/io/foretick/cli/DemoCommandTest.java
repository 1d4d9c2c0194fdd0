package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.journal.JournalWriter;
import io.foretick.lab.DemoRecording;
import io.foretick.session.Config;
import io.foretick.session.JournalHeads;
import io.foretick.session.Replay;
import io.foretick.store.ModelFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class DemoCommandTest {

    private static final String BRIEF = "50ms";

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// The whole system over real sockets: eleven minutes of the venues in some seconds, and ten of
    /// them once more at another speed.
    @Test
    @Timeout(120)
    void tradesOnSimulatedExchangesAndTheSameSeedGivesTheSameStrikesAndOutcomes()
            throws IOException {
        JsonNode summary = summary("--duration", "11s", "--speed", "60", "--seed", "7");
        assertTraded(summary);
        Map<String, String> first = strikes(summary);
        Map<String, String> second =
                strikes(summary("--duration", "10s", "--speed", "70", "--seed", "7"));
        assertTrue(first.size() >= 8, first.toString());
        second.keySet().retainAll(first.keySet());
        assertTrue(second.size() >= 8, second.toString());
        first.keySet().retainAll(second.keySet());
        assertEquals(first, second);
    }

    private void assertTraded(JsonNode summary) throws IOException {
        assertTrue(summary.path("markets").size() >= 20, summary.toString());
        assertTrue(settled(summary).size() >= 4, summary.toString());
        assertTrue(summary.path("orders").asLong() > 0, summary.toString());
        assertTrue(summary.path("fills").asLong() > 0, summary.toString());
        assertEquals(0, summary.path("events").path("unknown").asLong());
        assertEquals(0, summary.path("events").path("malformed").asLong());
        Path journal = folder.resolve("demo/journal");
        Replay.Result replay =
                Replay.recomputing(journal, List.of(), ModelFile.loadBundled().model())
                        .run(List.of());
        assertNull(replay.divergence());
        assertEquals(summary.path("digest").asString(), Digest.hex(replay.digest()));
    }

    /// Markets, books and prices of a recording reach the session over the sockets.
    @Test
    @Timeout(120)
    void playsARecordingInPlaceOfTheMadeUpMarkets() throws IOException {
        Path recording = folder.resolve("recording");
        DemoRecording written = DemoRecording.of(new Seed(3));
        written.write(recording);
        String[] arguments = {
            "--play", recording.toString(), "--speed", "60", "--duration", "9s", "--json"
        };
        JsonNode summary = run(arguments);
        List<String> slugs =
                summary.path("markets")
                        .valueStream()
                        .map(market -> market.path("slug").asString())
                        .toList();
        assertTrue(slugs.size() >= 4, summary.toString());
        for (String slug : slugs) {
            assertTrue(
                    written.markets().stream().anyMatch(line -> line.contains(slug + '"')), slug);
        }
        assertTrue(settled(summary).size() >= 2, summary.toString());
        JsonNode heard = summary.path("events").path("by_source");
        assertTrue(heard.path("binance").asLong() > 0, summary.toString());
        assertTrue(heard.path("polymarket_clob").asLong() > 0, summary.toString());
        assertTrue(heard.path("polymarket_rtds").asLong() > 0, summary.toString());
        assertEquals(0, summary.path("events").path("malformed").asLong());
        assertTrue(err.toString().startsWith("played: "), err.toString());
    }

    @Test
    void refusesWhatItCannotPlay() throws IOException {
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        assertEquals(ExitCode.USAGE, demo("--play", nothing.toString(), "--duration", "1s"));
        Path recording = folder.resolve("recording");
        DemoRecording.of(new Seed(3)).first(5).write(recording);
        assertEquals(
                ExitCode.USAGE,
                demo("--play", recording.toString(), "--start", "2026-10-05T13:00:00Z"));
        assertTrue(err.toString().contains("--start must not lie before"), err.toString());
    }

    @Test
    void saysFirstThatNothingIsReal() {
        assertEquals(ExitCode.OK, demo("--duration", BRIEF, "--headless"));
        assertTrue(out.toString().startsWith("simulated: the exchanges"), out.toString());
    }

    @Test
    void opensTheDashboardUnlessHeadless() {
        assertEquals(ExitCode.OK, demo("--duration", BRIEF, "--set", "dashboard.port=0"));
        assertTrue(out.toString().contains("dashboard: http://127.0.0.1:"), out.toString());
    }

    @Test
    void replacesTheFolderOfAnEarlierDemo() throws IOException {
        demo("--duration", BRIEF, "--headless");
        Path left = Files.writeString(folder.resolve("demo/journal/left.txt"), "old");
        assertEquals(ExitCode.OK, demo("--duration", BRIEF, "--headless"));
        assertFalse(Files.exists(left));
    }

    @Test
    void deletesNoFolderThatIsNoDemo() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("demo")).resolve("precious.txt");
        Files.writeString(precious, "mine");
        assertEquals(ExitCode.USAGE, demo("--duration", "1s"));
        assertEquals("mine", Files.readString(precious));
        assertFalse(Files.exists(folder.resolve("demo/journal")));
    }

    @Test
    void leavesARunningSessionAndItsFolderAlone() throws IOException {
        assertEquals(ExitCode.OK, demo("--duration", BRIEF, "--headless"));
        Path journal = folder.resolve("demo/journal");
        var head = JournalHeads.of(Config.DEFAULT, ModelFile.loadBundled().model());
        try (var _ = JournalWriter.open(journal, head)) {
            assertEquals(ExitCode.USAGE, demo("--duration", BRIEF, "--headless"));
        }
        assertTrue(err.toString().contains("a session runs in"), err.toString());
        assertTrue(Files.exists(journal.resolve("segment-000000.ftj")));
    }

    @Test
    void aWrongSettingDoesNotCostTheRunBefore() throws IOException {
        assertEquals(ExitCode.OK, demo("--duration", BRIEF, "--headless"));
        assertEquals(ExitCode.USAGE, demo("--duration", "1s", "--set", "risk.nonsense=1"));
        assertTrue(Files.exists(folder.resolve("demo/summary.json")));
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertEquals(ExitCode.USAGE, demo("--duration", "soon"));
        assertTrue(err.toString().contains("30s"), err.toString());
        assertEquals(ExitCode.USAGE, demo("--duration", "1s", "--speed", "-1"));
    }

    @Test
    void writesTheRecordingAlone() throws IOException {
        Path recording = folder.resolve("recording");
        assertEquals(ExitCode.OK, demo("--write-recording", recording.toString()));
        assertTrue(Files.size(recording.resolve(DemoRecording.MESSAGES_FILE)) > 100_000);
        assertFalse(Files.exists(folder.resolve("demo")));
    }

    private static List<JsonNode> settled(JsonNode summary) {
        return summary.path("markets")
                .valueStream()
                .filter(market -> !market.path("outcome").isNull())
                .toList();
    }

    /// Strike by rule and outcome of each market that has both, by slug.
    private static Map<String, String> strikes(JsonNode summary) {
        var strikes = new TreeMap<String, String>();
        for (JsonNode market : summary.path("markets")) {
            if (market.path("strike_by_rule").isNumber()) {
                strikes.put(
                        market.path("slug").asString(), market.path("strike_by_rule").toString());
            }
        }
        for (JsonNode market : settled(summary)) {
            strikes.put(
                    market.path("slug").asString() + " outcome", market.path("outcome").asString());
        }
        return strikes;
    }

    private JsonNode summary(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "--start", "2026-10-05T14:03:30Z"));
        return run(all.toArray(String[]::new));
    }

    private JsonNode run(String... arguments) {
        out.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of(arguments));
        all.add("--headless");
        assertEquals(ExitCode.OK, demo(all.toArray(String[]::new)), err.toString());
        return new JsonMapper().readTree(out.toString());
    }

    private int demo(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of("demo", "--out", folder.resolve("demo").toString()));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }
}
