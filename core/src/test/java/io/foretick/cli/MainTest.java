package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// Wrong input of every kind gets one line that says what is wrong, and the right exit code.
class MainTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandHasHelpWithAnExample() {
        everyCommand(Main.commandLine().getCommandSpec());
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertEquals(ExitCode.USAGE, run("tarde"));
        assertTrue(err.toString().contains("tarde"), err::toString);
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(ExitCode.USAGE, backtest(folder.resolve("nothing.gz")));
        oneLineAbout("nothing.gz");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertEquals(ExitCode.USAGE, backtest(Files.createFile(folder.resolve("empty.csv"))));
        oneLineAbout("empty.csv");
    }

    @Test
    void aWrongFileIsNamedWithWhatItHolds() throws IOException {
        Path prose = Files.writeString(folder.resolve("prose.txt"), "Dear Sir or Madam\n");
        assertEquals(ExitCode.USAGE, backtest(prose));
        oneLineAbout("Dear Sir");
    }

    @Test
    void anUnknownSettingIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("run.yaml"), "risk:\n  cooldown: 5\n");
        assertEquals(ExitCode.USAGE, run("config", "check", file.toString()));
        oneLineAbout("risk.cooldown (line 2 of run.yaml)");
    }

    @Test
    void anAddressThatNobodyCouldReachIsRefused() {
        String wrong = "live.endpoints.binance_ws=foo";
        assertEquals(ExitCode.USAGE, run("paper", "--set", wrong, "--out", folder + "/paper"));
        oneLineAbout("binance_ws must be a base URL");
    }

    @Test
    void aFolderThatIsNoRunIsLeftAlone() throws IOException {
        Path notes = folder.resolve("notes");
        Files.createDirectories(notes);
        Files.writeString(notes.resolve("diary.txt"), "dear diary");
        int code = run("demo", "--duration", "1s", "--headless", "--out", notes.toString());
        assertEquals(ExitCode.USAGE, code);
        assertEquals("dear diary", Files.readString(notes.resolve("diary.txt")));
    }

    @Test
    void aRunNeverDeletesItsOwnInput() throws IOException {
        assertEquals(ExitCode.OK, backtest(recording()));
        Path journal = folder.resolve("run/journal");
        assertEquals(ExitCode.USAGE, backtest(journal));
        oneLineAbout("name another --out");
        assertTrue(Files.exists(journal.resolve("segment-000000.ftj")));
    }

    @Test
    void aDamagedJournalFailsItsReplayWithTheOffset() throws IOException {
        assertEquals(ExitCode.OK, backtest(recording()));
        Path segment = folder.resolve("run/journal/segment-000000.ftj");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        String journal = folder.resolve("run/journal").toString();
        assertEquals(ExitCode.CHECK_FAILED, run("replay", journal, "--verify"));
        oneLineAbout("segment-000000.ftj");
    }

    @Test
    void jsonIsTheOnlyThingOnStdout() {
        String input = recording().toString();
        out.getBuffer().setLength(0);
        String run = folder.resolve("run").toString();
        assertEquals(ExitCode.OK, run("backtest", "--input", input, "--json", "--out", run));
        String printed = out.toString().strip();
        assertTrue(printed.startsWith("{") && printed.endsWith("}"), printed);
    }

    private void everyCommand(CommandSpec spec) {
        String help = spec.commandLine().getUsageMessage();
        boolean leaf = spec.subcommands().isEmpty() && !spec.name().equals("help");
        assertTrue(!leaf || help.contains("xample"), help);
        for (CommandLine command : spec.subcommands().values()) {
            everyCommand(command.getCommandSpec());
        }
    }

    private Path recording() {
        Path recording = folder.resolve("recording");
        assertEquals(ExitCode.OK, run("demo", "--write-recording", recording.toString()));
        return recording;
    }

    private int backtest(Path input) {
        return run("backtest", "--input", input.toString(), "--out", folder + "/run");
    }

    private void oneLineAbout(String part) {
        String said = err.toString().strip();
        assertTrue(said.contains(part), said);
        assertFalse(said.contains("\tat "), said);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(arguments);
    }
}
