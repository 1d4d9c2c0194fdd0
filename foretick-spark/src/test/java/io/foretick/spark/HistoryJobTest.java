package io.foretick.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.history.HistoryStore;
import io.foretick.history.bar.BarFile;
import io.foretick.history.bar.StoreBars;
import io.foretick.history.day.DayProof;
import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;
import io.foretick.market.bar.BarColumns.Column;
import io.foretick.market.bar.BarKind;
import io.foretick.market.bar.Crossing;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The job, run as a user would, against what the program makes of the same store.
class HistoryJobTest {

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

    @TempDir private static Path folder;
    private static Path store = Path.of("");

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void fillTheStore() throws IOException {
        Map.of(
                        "spark.ui.enabled", "false",
                        "spark.driver.bindAddress", "127.0.0.1",
                        "spark.driver.host", "127.0.0.1",
                        "spark.sql.shuffle.partitions", "3")
                .forEach(System::setProperty);
        store = folder.resolve("store");
        try (HistoryStore history = HistoryStore.openToWrite(store)) {
            new SampleStore(history).fill("BTCUSDT", 1);
            new SampleStore(history).fill("ETHUSDT", 2);
        }
    }

    @Test
    void secondsHaveTheDigestsOfTheProofs() throws IOException {
        run("seconds", folder.resolve("seconds"));
        assertEquals(String.join("\n", proofs()), printed.toString().strip());
    }

    @Test
    void secondsLieInTheirOrder() throws IOException {
        Path out = folder.resolve("ordered");
        run("seconds", out);
        String day = "symbol=BTCUSDT/day=" + SampleStore.START.plusDays(1);
        List<String> rows = rows(onlyFile(out.resolve(day)), List.of("second"));
        long first = SampleStore.START.plusDays(1).toEpochDay() * 86_400;
        assertEquals(86_400, rows.size());
        for (int k = 0; k < rows.size(); k++) {
            assertEquals("[" + (first + k) + "]", rows.get(k));
        }
    }

    @ParameterizedTest
    @CsvSource({"tick, 7, RESET", "dollar, 900000.5, CARRY", "volume-imbalance, 20, CARRY"})
    void barsAreThoseOfOneMachine(String rule, String threshold, Crossing mode) throws IOException {
        Path out = folder.resolve("bars-" + rule);
        run("bars", out, "--rule", rule, "--threshold", threshold, "--mode", mode.name());
        for (String symbol : SYMBOLS) {
            Path file = folder.resolve(rule + "-" + symbol + ".parquet");
            buildHere(symbol, BarKind.parse(rule), threshold, mode, file);
            List<String> here = rows(file, columns());
            assertTrue(here.size() > 100, symbol + " has " + here.size() + " bars");
            assertEquals(here, rows(onlyFile(out.resolve("symbol=" + symbol)), columns()));
            String line = "{\"symbol\":\"%s\",\"bars\":%d}".formatted(symbol, here.size());
            assertTrue(printed.toString().contains(line), printed.toString());
        }
    }

    @Test
    void refusesARuleBeforeSparkStarts() {
        List<String> arguments =
                List.of("bars", "--store", "s", "--out", "o", "--rule", "tick", "--threshold", "0");
        assertEquals(1, execute(arguments));
        assertTrue(errors.toString().contains("trades must lie in [1"), errors.toString());
    }

    private void run(String job, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(job, "--master", "local[2]"));
        arguments.addAll(List.of("--store", store.toString(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        assertEquals(0, execute(arguments), errors.toString());
    }

    private int execute(List<String> arguments) {
        return HistoryJob.commandLine()
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(errors))
                .execute(arguments.toArray(String[]::new));
    }

    /// What the job prints where it agrees with the proofs.
    private static List<String> proofs() throws IOException {
        var lines = new ArrayList<String>();
        try (HistoryStore history = HistoryStore.open(store)) {
            for (String symbol : history.symbols()) {
                for (LocalDate day : history.days(symbol)) {
                    lines.add(line(history.proof(symbol, day).orElseThrow()));
                }
            }
        }
        return lines;
    }

    private static String line(DayProof proof) {
        return "{\"symbol\":\"%s\",\"day\":\"%s\",\"seconds\":%d,\"digest\":\"%s\"}"
                .formatted(
                        proof.symbol(),
                        proof.day(),
                        proof.endSecond() - proof.firstSecond(),
                        Digest.hex(proof.digest()));
    }

    private static void buildHere(
            String symbol, BarKind kind, String threshold, Crossing mode, Path target)
            throws IOException {
        try (HistoryStore history = HistoryStore.open(store);
                var file = new BarFile(target)) {
            new StoreBars(history, symbol, LocalDate.MIN, LocalDate.MAX)
                    .build(kind.rule(threshold, mode), StoreBars.Rows.TRADES, file);
            file.publish();
        }
    }

    private static List<String> columns() {
        return Stream.of(Column.values()).map(Column::key).toList();
    }

    private static Path onlyFile(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".parquet")).toList();
            assertEquals(1, found.size(), () -> place + " has " + found);
            return found.getFirst();
        }
    }

    /// The rows in the order in which they lie in the file.
    private static List<String> rows(Path file, List<String> columns) throws IOException {
        var lines = new ArrayList<String>();
        try (var database = new ParquetDatabase(folder.resolve("spill"));
                ParquetRows rows = database.read(file, String.join(", ", columns))) {
            while (rows.next()) {
                var values = new ArrayList<Long>();
                for (int column = 1; column <= columns.size(); column++) {
                    values.add(rows.whole(column));
                }
                lines.add(values.toString());
            }
        }
        return lines;
    }
}
