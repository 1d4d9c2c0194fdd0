package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

final class HistoryCommandTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @TempDir private Path folder;
    private Path store = Path.of("");
    private StringWriter out = new StringWriter();
    private StringWriter errors = new StringWriter();

    @BeforeEach
    void place() {
        store = folder.resolve("store");
    }

    @Test
    void verifyIsContentWithAWholeStore() throws IOException {
        fill(0);
        assertEquals(ExitCode.OK, run("verify"), errors.toString());
        assertTrue(out.toString().stripTrailing().endsWith("ok"), out.toString());
        assertEquals(ExitCode.OK, run("verify", "--symbols", "BTCUSDT", "--json"));
        assertTrue(json().get("ok").asBoolean());
    }

    @Test
    void verifyExitsWithTwoOnAHole() throws IOException {
        fill(3);
        assertEquals(ExitCode.CHECK_FAILED, run("verify", "--json"));
        assertEquals(3, json().at("/symbols/0/missing_ids").asInt());
        assertEquals(ExitCode.CHECK_FAILED, run("verify"));
        assertTrue(out.toString().contains("3 ids missing within"), out.toString());
    }

    @Test
    void saysWhenThereIsNoStoreOrNoSuchSymbol() throws IOException {
        assertEquals(ExitCode.USAGE, run("verify"));
        assertTrue(errors.toString().contains("no store of history in"), errors.toString());
        fill(0);
        assertEquals(ExitCode.USAGE, run("verify", "--symbols", "ETHUSDT"));
        assertEquals(ExitCode.USAGE, run("verify", "--symbols", "../x"));
        assertTrue(errors.toString().contains("capital letters"), errors.toString());
    }

    @Test
    void statusShowsTheCalendarAndTheCut() throws IOException {
        fill(0);
        assertEquals(ExitCode.OK, run("status"), errors.toString());
        assertTrue(out.toString().contains("2025-03  ##"), out.toString());
        assertEquals(ExitCode.OK, run("status", "--json"));
        assertEquals("2025-03-03T00:00:00Z", json().at("/cut/to").asString());
        assertEquals("whole", json().at("/months/0/days/1").asString());
        assertEquals("outside", json().at("/months/0/days/2").asString());
    }

    @Test
    void exportWritesTheDaysAskedFor() throws IOException {
        fill(0);
        Path target = folder.resolve("out.csv");
        assertEquals(
                ExitCode.OK,
                run(
                        "export",
                        "--symbol",
                        "BTCUSDT",
                        "--from",
                        "2025-03-02",
                        "--format",
                        "csv",
                        "--out",
                        target.toString(),
                        "--json"),
                errors.toString());
        assertEquals(86_400, json().get("rows").asInt());
        assertEquals(86_401, Files.readAllLines(target).size());
    }

    @Test
    void exportSaysWhatIsWrongWithWhatItIsAskedFor() throws IOException {
        fill(0);
        Path missing = folder.resolve("missing");
        assertEquals(ExitCode.USAGE, export(missing.resolve("out.csv")));
        assertTrue(errors.toString().contains("no folder " + missing), errors.toString());
        assertFalse(errors.toString().contains(".tmp"), errors.toString());
        Path target = folder.resolve("out.csv");
        assertEquals(ExitCode.USAGE, export(target, "--from=2025-03-02", "--to=2025-03-01"));
        assertTrue(
                errors.toString().contains("--to must lie after --from 2025-03-02, was 2025-03-01"),
                errors.toString());
        assertFalse(Files.exists(target));
    }

    private int export(Path target, String... more) {
        List<String> all = new ArrayList<>(List.of("export", "--symbol=BTCUSDT", "--format=csv"));
        all.add("--out=" + target);
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void importTakesKlinesAndRefusesFutures() throws IOException {
        Path good = folder.resolve("XRPUSDT_1m_x.csv");
        Files.writeString(good, "open_time_ms,open,high,low,close,volume\n60000,1,1,1,1,0\n");
        Path futures = folder.resolve("XRPUSDT-1m-2024-01.csv");
        Files.writeString(futures, "open_time,open,high,low,close,volume,close_time\n");
        assertEquals(ExitCode.OK, run("import", "--klines", good.toString(), "--json"));
        assertEquals(1, json().at("/files/0/added").asInt());
        assertEquals(ExitCode.USAGE, run("import", "--klines", futures.toString()));
        assertTrue(errors.toString().contains("futures"), errors.toString());
        assertEquals(ExitCode.OK, run("verify", "--json"));
        assertEquals("1970-01-01T00:01:00Z", json().at("/klines/0/from").asString());
    }

    private void fill(int lost) throws IOException {
        try (HistoryStore history = HistoryStore.openToWrite(store)) {
            SampleHistory sample = new SampleHistory(history, "BTCUSDT", DAY, 1).publish(1);
            sample.trades().halt(5 * Times.MINUTE_NS).lose(lost);
            sample.publish(1);
        }
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("history"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--store", store.toString()));
        out = new StringWriter();
        errors = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(errors));
        return line.execute(all.toArray(String[]::new));
    }
}
