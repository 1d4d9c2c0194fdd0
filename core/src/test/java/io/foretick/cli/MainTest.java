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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

    @Test
    void aVenueThatCannotBeReachedEndsWithThreeAndItsAddress() throws IOException {
        int port;
        try (var closing = new ServerSocket(0)) {
            port = closing.getLocalPort();
        }
        String gone = "http://127.0.0.1:" + port;
        String endpoint = "live.endpoints.binance_rest=" + gone;
        String[] paper = {"paper", "--set", "live.speed=2", "--out", folder + "/paper"};
        assertEquals(ExitCode.VENUE, run(with(paper, "--set", endpoint)));
        oneLineAbout(gone);
    }

    @Test
    void recordRefusesAStrategyThatCouldNotTrade() {
        int code = run("record", "--strategy", "some.Strategy", "--out", folder + "/record");
        assertEquals(ExitCode.USAGE, code);
        oneLineAbout("--strategy: record trades nothing");
        assertFalse(Files.exists(folder.resolve("record")));
    }

    @Test
    void aDashboardWithoutAJournalShowsNoAddress() {
        assertEquals(ExitCode.USAGE, run("dashboard", folder + "/none", "--port", "0"));
        oneLineAbout("no journal in");
        assertEquals("", out.toString());
    }

    @Test
    void aDashboardSaysWhichAddressItCannotListenOn() throws IOException {
        assertEquals(ExitCode.OK, backtest(recording()));
        String journal = folder + "/run/journal";
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertEquals(ExitCode.USAGE, run("dashboard", journal, "--port", port));
            oneLineAbout("port " + port + " is taken or not allowed");
        }
        String elsewhere = "dashboard.bind=203.0.113.7";
        assertEquals(ExitCode.USAGE, run("dashboard", journal, "--port=0", "--set", elsewhere));
        oneLineAbout("dashboard.bind: 203.0.113.7 is no address of this machine");
        String nowhere = "dashboard.bind=nowhere.invalid";
        assertEquals(ExitCode.USAGE, run("dashboard", journal, "--port=0", "--set", nowhere));
        oneLineAbout("dashboard.bind: nowhere.invalid is no address of this machine");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
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
        assertEquals(1, said.lines().count(), said);
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
