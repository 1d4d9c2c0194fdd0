package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.bybit.BybitExchange;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.Origin;
import io.foretick.store.direction.SavedState;
import io.foretick.store.direction.StateFiles;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `foretick direction promote` and `rollback`: what a replay has learnt becomes what a run goes on
/// with, and is taken back.
@Timeout(120)
class DirectionPromoteCommandTest {

    private static final int SPEED = 600;
    private static final int SEEDS = 8;
    private static final String SYMBOL = "BTCUSDT";

    /// A little after the day of klines.
    private static final long RUN_NS =
            MadeUpKlines.FIRST_OPEN_MS * Times.MILLI_NS + Times.DAY_NS + 10 * Times.MINUTE_NS;

    @TempDir private static Path shared = Path.of("");
    private static Path passed = Path.of("");
    private static Path klines = Path.of("");

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final BybitExchange exchange =
            BybitExchange.start(TestVenue.contextAt(RUN_NS, SPEED), TestVenue.WORLD);

    @AfterEach
    void stopExchange() {
        exchange.close();
    }

    /// The first of some walks whose replay passes its checks: now and then chance fails one.
    @BeforeAll
    static void replayADay() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            klines = Files.createDirectory(shared.resolve("klines" + seed));
            MadeUpKlines.write(klines, SYMBOL, 1, new Seed(seed), _ -> 4e-4);
            passed = shared.resolve("replay" + seed);
            var silent = new PrintWriter(new StringWriter());
            int code =
                    Main.commandLine()
                            .setOut(silent)
                            .setErr(silent)
                            .execute(
                                    "direction",
                                    "replay",
                                    "--mode=train",
                                    "--klines=" + klines,
                                    "--run-dir=" + passed);
            if (code == ExitCode.OK) {
                return;
            }
        }
        throw new AssertionError("no replay passes its checks");
    }

    @Test
    void aRunGoesOnWithWhatAReplayHasLearntUntilThatIsTakenBack() throws IOException {
        runForAWhile();
        SavedState own = newest();
        assertEquals(ExitCode.OK, promote(passed), err::toString);
        assertTrue(out.toString().startsWith("promoted: timeframe 1 is now version "));
        SavedState promoted = newest();
        assertEquals(Origin.PROMOTION, promoted.head().origin());
        assertEquals(trained().head().updates(), promoted.head().updates());
        assertEquals(trained().digest(), promoted.digest());
        runForAWhile();
        assertTrue(newest().head().updates() > promoted.head().updates());
        assertTrue(newest().head().positionNs() >= own.head().positionNs());
        assertEquals(ExitCode.OK, rollback(), err::toString);
        assertEquals(Origin.ROLLBACK, newest().head().origin());
        assertEquals(own.digest(), newest().digest());
        runForAWhile();
        assertTrue(newest().head().updates() > own.head().updates());
        assertEquals(ExitCode.USAGE, rollback());
        assertTrue(err.toString().contains("no promotion stands"), err::toString);
    }

    @Test
    void aFirstStateHasNothingToGoBackTo() throws IOException {
        assertEquals(ExitCode.OK, promote(passed), err::toString);
        assertEquals(trained().digest(), newest().digest());
        assertEquals(ExitCode.USAGE, rollback());
        assertTrue(err.toString().contains("the promotion replaced nothing"), err::toString);
    }

    @Test
    void refusesAReplayThatDidNotPass() throws IOException {
        Path failed = Files.createDirectory(folder.resolve("failed"));
        Files.writeString(
                failed.resolve("summary.json"),
                """
                {"passed": false, "checks": {"errors": [
                  {"check": "look_ahead", "text": "3 features differ"}]}}
                """);
        assertEquals(ExitCode.CHECK_FAILED, promote(failed));
        assertEquals(
                "refused: the replay in "
                        + failed
                        + " did not pass its checks\n  look_ahead: 3 features differ\n",
                out.toString());
        assertTrue(Files.notExists(files().state()));
    }

    @Test
    void refusesAStateThatHasLearntLittleUnlessForced() throws IOException {
        Path judged = replay("eval-only", 2);
        assertEquals(ExitCode.CHECK_FAILED, promote(judged));
        assertTrue(out.toString().contains("mode eval-only and learnt nothing"), out::toString);
        Path few = replay("train", 20);
        assertEquals(ExitCode.CHECK_FAILED, promote(few));
        assertTrue(out.toString().contains("the state has learnt 80 lessons"), out::toString);
        assertTrue(Files.notExists(files().state()));
        assertEquals(
                ExitCode.OK, execute("promote", "--force", "--run-dir=" + judged), err::toString);
        assertEquals(0, newest().head().updates());
    }

    @Test
    void refusesAStateThatIsNotTheOneOfTheSummary() throws IOException {
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        Path few = replay("train", 20);
        Files.copy(passed.resolve("summary.json"), mixed.resolve("summary.json"));
        Files.move(few.resolve("state"), mixed.resolve("state"));
        assertEquals(ExitCode.CHECK_FAILED, promote(mixed));
        assertEquals(ExitCode.CHECK_FAILED, execute("promote", "--force", "--run-dir=" + mixed));
        assertTrue(out.toString().contains("is not the one that its summary is of"));
        assertTrue(Files.notExists(files().state()));
    }

    /// A replay of the first minutes after the day's first three hours, whose report is made to say
    /// that it passed: over so few candles a guard may speak by chance.
    private Path replay(String mode, int minutes) throws IOException {
        Instant from = Instant.ofEpochMilli(MadeUpKlines.FIRST_OPEN_MS).plusSeconds(3 * 3600);
        Path made = folder.resolve(mode);
        Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "direction",
                        "replay",
                        "--mode=" + mode,
                        "--no-jsonl",
                        "--start=" + from,
                        "--end=" + from.plusSeconds(60L * minutes),
                        "--klines=" + klines,
                        "--run-dir=" + made);
        Path summary = made.resolve("summary.json");
        String text =
                Files.readString(summary).replaceFirst("\"passed\" *: *false", "\"passed\": true");
        Files.writeString(summary, text);
        return made;
    }

    @Test
    void refusesAFolderWithoutAWholeReplay() throws IOException {
        assertEquals(ExitCode.USAGE, promote(folder));
        assertTrue(err.toString().contains("is it the folder of a whole replay?"), err::toString);
        Files.writeString(folder.resolve("summary.json"), "{\"passed\": tr");
        assertEquals(ExitCode.USAGE, promote(folder));
        assertTrue(err.toString().contains("summary.json"), err::toString);
        assertTrue(Files.notExists(files().state()));
    }

    @Test
    void refusesWhileARunHasTheState() throws IOException {
        try (DirectionState _ = DirectionState.open(files(), SYMBOL)) {
            assertEquals(ExitCode.USAGE, promote(passed));
            assertTrue(err.toString().contains("state.db"), err::toString);
            assertEquals(ExitCode.USAGE, rollback());
        }
    }

    private void runForAWhile() {
        int code =
                execute(
                        "run",
                        "--quiet",
                        "--duration=3s",
                        "--speed=" + SPEED,
                        "--rest-url=" + TestVenue.url(exchange, BybitExchange.REST),
                        "--ws-url=" + TestVenue.url(exchange, BybitExchange.STREAMS),
                        "--save-jsonl-dir=" + folder.resolve("out"));
        assertEquals(ExitCode.OK, code, err::toString);
    }

    private int promote(Path replay) {
        return execute("promote", "--run-dir=" + replay);
    }

    private int rollback() {
        return execute("rollback", "--tf=1", "--reason=worse than before");
    }

    private int execute(String command, String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "direction",
                                command,
                                "--state-db=" + files().state(),
                                "--pattern-db=" + files().patterns()));
        all.addAll(List.of(options));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private StateFiles files() {
        return new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    private SavedState newest() throws IOException {
        return DirectionState.versionsIn(files().state()).getLast();
    }

    private static SavedState trained() throws IOException {
        return DirectionState.versionsIn(passed.resolve("state/state.db")).getLast();
    }
}
