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
import java.util.List;

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

    private int run(String... arguments) {
        var all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--updates", folder.resolve("updates.jsonl").toString()));
        all.addAll(List.of("--analysis-out", folder.resolve("analysis.jsonl").toString()));
        return new CommandLine(new DirectionAnalyseCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(new String[0]));
    }
}
