package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;
import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class HistoryBarsCommandTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final String HEADER =
            "first_id,last_id,start_ns,end_ns,open_e8,high_e8,low_e8,close_e8,volume_e8,dollar_e8,"
                    + "trades,buy_volume_e8";
    private static final String TRADES =
            """
            7,100.00000000,2.00000000,200.00000000,1735689600000000,False,True
            8,101.50000000,1.00000000,101.50000000,1735689600250000,True,True
            9,99.00000000,0.50000000,49.50000000,1735689601000000,False,True
            """;

    @TempDir private Path folder;
    private Path target = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void place() {
        target = folder.resolve("bars.csv");
    }

    @Test
    void buildsBarsFromAFileOfTrades() throws IOException {
        Path input = folder.resolve("BTCUSDT-trades-2025-01-01.csv");
        Files.writeString(input, TRADES);
        assertEquals(ExitCode.OK, run(input, "tick", "2"), errors.toString());
        String first =
                "7,8,1735689600000000000,1735689600250000000,10000000000,10150000000,10000000000,"
                        + "10150000000,300000000,30150000000,2,200000000";
        String second =
                "9,9,1735689601000000000,1735689601000000000,9900000000,9900000000,9900000000,"
                        + "9900000000,50000000,4950000000,1,50000000";
        assertEquals(List.of(HEADER, first, second), Files.readAllLines(target));
        assertTrue(out.toString().startsWith("2 bars of 3 trades to "), out.toString());
    }

    @Test
    void readsAZipOfTheArchive() throws IOException {
        Path input = folder.resolve("BTCUSDT-trades-2025-01-01.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(input))) {
            zip.putNextEntry(new ZipEntry("BTCUSDT-trades-2025-01-01.csv"));
            zip.write(TRADES.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(ExitCode.OK, run(input, "dollar", "150.5", "--mode", "legacy", "--json"));
        assertEquals(2, json().get("bars").intValue());
    }

    @Test
    void endsABarBeforeMissingTrades() throws IOException {
        Path input = folder.resolve("trades.csv");
        Files.writeString(input, TRADES.replace("9,99.0", "10,99.0"));
        assertEquals(ExitCode.OK, run(input, "volume", "3.2", "--json"), errors.toString());
        assertEquals(1, json().get("holes").intValue());
        assertEquals(2, json().get("bars").intValue());
    }

    @Test
    void tradesAndSecondsOfAStoreAgreeOnTimeBars() throws IOException {
        fill();
        Path fromTrades = folder.resolve("trades.parquet");
        Path fromSeconds = folder.resolve("seconds.parquet");
        assertEquals(ExitCode.OK, build("trades", fromTrades), errors.toString());
        assertFalse(out.toString().contains("per-second"), out.toString());
        assertEquals(ExitCode.OK, build("seconds", fromSeconds), errors.toString());
        assertTrue(out.toString().contains("made of per-second rows"), out.toString());
        List<String> exact = rows(fromTrades, "first_id, last_id, close_e8, volume_e8, trades", 5);
        assertEquals(2 * 24 * 12, exact.size());
        assertEquals(exact, rows(fromSeconds, "first_id, last_id, close_e8, volume_e8, trades", 5));
        assertEquals(rows(fromTrades, "buy_volume_e8", 1), rows(fromSeconds, "buy_volume_e8", 1));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        fill();
        assertEquals(ExitCode.USAGE, run(Path.of("trades"), "tick", "2"));
        assertTrue(errors.toString().contains("--symbol is missing"), errors.toString());
        assertEquals(ExitCode.USAGE, run(folder.resolve("none.csv"), "tick", "2"));
        assertTrue(errors.toString().contains("no file "), errors.toString());
        assertEquals(ExitCode.USAGE, run(folder.resolve("none.csv"), "tick", "0"));
        assertTrue(errors.toString().contains("--threshold"), errors.toString());
        assertEquals(ExitCode.USAGE, run(folder.resolve("none.csv"), "time", "5"));
        assertEquals(ExitCode.USAGE, run(folder.resolve("none.csv"), "ticks", "5"));
        assertEquals(
                ExitCode.USAGE,
                run(Path.of("seconds"), "tick", "2", "--from=2025-03-02", "--to=2025-03-02"));
        assertTrue(errors.toString().contains("--to must lie after --from"), errors.toString());
        target = folder.resolve("missing").resolve("bars.csv");
        assertEquals(ExitCode.USAGE, run(folder.resolve("none.csv"), "tick", "2"));
        assertTrue(errors.toString().contains("no folder "), errors.toString());
        target = folder.resolve("bars.txt");
        assertEquals(ExitCode.USAGE, run(folder.resolve("none.csv"), "tick", "2"));
        assertTrue(errors.toString().contains(".parquet or .csv"), errors.toString());
    }

    @Test
    void leavesNothingBehindWhenTheInputIsBad() throws IOException {
        Path input = folder.resolve("trades.csv");
        Files.writeString(input, TRADES + "nonsense\n");
        assertEquals(ExitCode.USAGE, run(input, "tick", "1"));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(input), files.toList());
        }
    }

    private void fill() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("store"))) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).keepTrades().publish(2);
        }
    }

    private int build(String input, Path to) {
        target = to;
        return run(Path.of(input), "time", "5m", "--symbol", "BTCUSDT");
    }

    private static List<String> rows(Path file, String columns, int count) throws IOException {
        var rows = new ArrayList<String>();
        try (var database = new ParquetDatabase(file.resolveSibling("spill"));
                ParquetRows read = database.read(file, columns)) {
            while (read.next()) {
                var row = new StringBuilder();
                for (int column = 1; column <= count; column++) {
                    row.append(read.whole(column)).append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }

    private int run(Path input, String rule, String threshold, String... more) {
        var arguments = new ArrayList<>(List.of("history", "bars", "--input", input.toString()));
        arguments.addAll(List.of("--store", folder.resolve("store").toString()));
        arguments.addAll(List.of("--rule", rule, "--threshold", threshold));
        arguments.addAll(List.of("--out", target.toString()));
        arguments.addAll(List.of(more));
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments.toArray(new String[0]));
    }
}
