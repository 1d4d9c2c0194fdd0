package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.lab.DemoRecording;
import io.foretick.session.Backtest;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.store.ModelFile;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class JournalTablesTest {

    @TempDir private static Path folder = Path.of("");
    private static String journal = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void play() throws IOException {
        EconometricModel model = ModelFile.loadBundled().model();
        Path recording = folder.resolve("recording");
        DemoRecording.of(new Seed(5)).first(400).write(recording);
        Path target = folder.resolve("journal");
        Config config = new ConfigReader().read();
        Backtest.of(config, model)
                .run(InputFiles.find(List.of(recording)), target, (_, _, _) -> {});
        journal = target.toString();
    }

    @Test
    void profitsGoToTheTerminalAndAddUpToTheTrades() throws IOException {
        assertEquals(ExitCode.OK, run("--table", "pnl", "--account", "mine"), errors.toString());

        List<String> pnl = out.toString().lines().toList();
        assertTrue(pnl.getFirst().startsWith("account,day_utc,state,strategy,markets,trading"));
        assertTrue(pnl.get(1).startsWith("mine,"), pnl.get(1));
        Path file = folder.resolve("trades.csv");
        run("--table", "trades", "--out", file.toString());
        List<String> trades = Files.readAllLines(file);
        assertTrue(trades.size() > 1, "no trades");
        assertEquals(
                sum(pnl, "trading") + sum(pnl, "fees"), sum(trades, "cash"), "cash of all trades");
    }

    @Test
    void saysHowManyRowsItWrote() throws IOException {
        Path file = folder.resolve("counted.csv");

        run("--table", "trades", "--out", file.toString(), "--json");

        int rows = Files.readAllLines(file).size() - 1;
        assertEquals("{\"rows\":" + rows + "}", out.toString().strip());
    }

    @Test
    void recordsNeedAFormatAndAFile() {
        assertEquals(ExitCode.USAGE, run());
        assertTrue(errors.toString().contains("--format"), errors.toString());
    }

    @Test
    void tablesAreCsvOnly() {
        assertEquals(ExitCode.USAGE, run("--table", "pnl", "--format", "parquet"));
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "journal";
        arguments[1] = "export";
        arguments[2] = journal;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private static long sum(List<String> lines, String column) {
        int at = List.of(lines.getFirst().split(",")).indexOf(column);
        return lines.stream().skip(1).mapToLong(line -> E8.parse(line.split(",", -1)[at])).sum();
    }
}
