package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The whole program on recordings of the real world; skipped where they are absent.
class BacktestDataTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void skipWithoutData() {
        boolean there = !SharedFiles.data().find("*.gz").isEmpty();
        Assumptions.assumeTrue(there, "no recordings under foretick.data");
    }

    @Test
    void losesNoMessageOfARecordedSessionAndReplaysIdentically() throws IOException {
        List<Path> files = SharedFiles.data().find("*20260428*");
        JsonNode first = backtest("a", files);
        assertEquals(messages(files), first.at("/events/total").asLong());
        long bySource = 0;
        for (JsonNode count : first.at("/events/by_source")) {
            bySource += count.asLong();
        }
        assertEquals(messages(files), bySource);
        long quarters = 0;
        for (JsonNode market : first.path("markets")) {
            quarters += market.path("duration").asString().equals("15m") ? 1 : 0;
        }
        assertTrue(quarters >= 6, quarters + " markets of 15 minutes");
        assertEquals(first.path("digest"), backtest("b", files).path("digest"));
        String journal = folder.resolve("a/journal").toString();
        assertEquals(ExitCode.OK, run("replay", journal, "--verify"), err::toString);
        assertEquals(ExitCode.OK, run("replay", journal, "--verify", "--recompute"), err::toString);
        assertEquals(ExitCode.OK, run("journal", "verify", journal));
    }

    @Test
    void aFlippedByteInTheJournalIsFoundWithItsOffset() throws IOException {
        backtest("a", SharedFiles.data().find("*rtds-natural-20260428e*"));
        Path segment = folder.resolve("a/journal/segment-000000.ftj");
        byte[] bytes = Files.readAllBytes(segment);
        int at = bytes.length / 2;
        bytes[at] ^= 0x10;
        Files.write(segment, bytes);
        String journal = folder.resolve("a/journal").toString();
        assertEquals(ExitCode.CHECK_FAILED, run("journal", "verify", journal));
        String said = out.toString() + err;
        assertTrue(said.contains("segment-000000.ftj"), said);
        assertTrue(said.matches("(?s).* at byte \\d+.*"), said);
    }

    @Test
    void outcomesByRuleAgreeWithTheVenuesWhereTheFeedHasBothBoundaries() throws IOException {
        List<Path> files = new ArrayList<>(SharedFiles.data().find("BTC-5m-markets-*"));
        files.addAll(SharedFiles.data().find("BTCUSD-prices-*"));
        JsonNode summary = backtest("c", files);
        int judged = 0;
        int strikes = 0;
        for (JsonNode market : summary.path("markets")) {
            if (!market.path("outcome_by_rule").isNull() && !market.path("outcome").isNull()) {
                assertEquals(market.path("outcome"), market.path("outcome_by_rule"));
                judged++;
            }
            if (!market.path("strike_by_rule").isNull() && !market.path("strike").isNull()) {
                double venue = market.path("strike").asDouble();
                assertEquals(venue, market.path("strike_by_rule").asDouble(), 1e-7);
                strikes++;
            }
        }
        assertTrue(judged > 100 && strikes > 100, judged + " outcomes, " + strikes + " strikes");
        JsonNode scores = summary.path("scores");
        assertTrue(scores.path("brier").asDouble() < 0.25);
        assertTrue(scores.path("brier").asDouble() < scores.path("baseline_brier").asDouble());
        assertNotNull(scores.at("/ci95/brier/0"));
        assertEquals(20, scores.path("reliability").size());
    }

    private JsonNode backtest(String name, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("backtest", "--json", "--out"));
        arguments.add(folder.resolve(name).toString());
        arguments.add("--input");
        files.forEach(file -> arguments.add(file.toString()));
        assertEquals(ExitCode.OK, run(arguments.toArray(new String[0])), err::toString);
        return JSON.readTree(out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(arguments);
    }

    /// Counted without the program: all lines of what is no market list.
    private static long messages(List<Path> files) throws IOException {
        long count = 0;
        for (Path file : files) {
            if (!String.valueOf(file.getFileName()).contains("markets")) {
                try (Stream<String> lines = lines(file)) {
                    count += lines.filter(line -> !line.isBlank()).count();
                }
            }
        }
        return count;
    }

    private static Stream<String> lines(Path file) throws IOException {
        var unzipped = new GZIPInputStream(Files.newInputStream(file));
        var reader = new BufferedReader(new InputStreamReader(unzipped, StandardCharsets.UTF_8));
        return reader.lines();
    }
}
