package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class DirectionAnalyseCommandTest {

    private static final String LINE =
            "{\"ts\":1735689660000,\"tf\":\"1\",\"model_id\":\"TRENDVIC\",\"pred_dir\":\"UP\","
                    + "\"fact_dir\":\"UP\",\"reward\":1.0,\"pred_conf\":0.75,\"p_up_cal\":0.75}\n";

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeUpdates() throws IOException {
        Files.writeString(folder.resolve("updates.jsonl"), LINE);
    }

    @Test
    void goesOverAFileOnce() throws IOException {
        assertEquals(ExitCode.OK, run("--once", "--json"), err::toString);
        String written = Files.readString(folder.resolve("analysis.jsonl"));
        assertEquals(written, out.toString());
        assertEquals(1, written.lines().count());
    }

    @Test
    void endsWhenItsTimeIsOver() throws IOException {
        assertEquals(ExitCode.OK, run("--every", "20ms", "--for", "50ms"), err::toString);
        assertTrue(out.toString().contains("TRENDVIC"), out::toString);
        assertEquals(1, Files.readAllLines(folder.resolve("analysis.jsonl")).size());
    }

    @Test
    void warnsOfLinesThatAreNoUpdates() throws IOException {
        Files.writeString(folder.resolve("updates.jsonl"), "odd\n" + LINE);
        assertEquals(ExitCode.OK, run("--once"));
        assertTrue(err.toString().contains("1 lines"), err::toString);
    }

    @Test
    void refusesToGoOnceOverAFileThatIsNotThere() throws IOException {
        Files.delete(folder.resolve("updates.jsonl"));
        assertTrue(run("--once") != ExitCode.OK);
        assertTrue(err.toString().contains("no such file"), err::toString);
    }

    @Test
    void savesWhatItHasWhenItIsInterrupted() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Interrupted.class.getName(),
                                "--updates=" + folder.resolve("updates.jsonl"),
                                "--analysis-out=" + folder.resolve("analysis.jsonl"),
                                "--window=1m")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var reader = process.inputReader()) {
            assertTrue(reader.readLine().contains("TRENDVIC"));
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(ExitCode.INTERRUPTED, process.exitValue());
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(1, Files.readAllLines(folder.resolve("analysis.jsonl")).size());
    }

    /// The command as a process of its own.
    static final class Interrupted {

        private Interrupted() {}

        public static void main(String[] arguments) {
            int exitCode = new CommandLine(new DirectionAnalyseCommand()).execute(arguments);
            StopSignals.commandEnded(exitCode);
            System.exit(exitCode);
        }
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--updates", folder.resolve("updates.jsonl").toString()));
        all.addAll(List.of("--analysis-out", folder.resolve("analysis.jsonl").toString()));
        return new CommandLine(new DirectionAnalyseCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(new String[0]));
    }
}
