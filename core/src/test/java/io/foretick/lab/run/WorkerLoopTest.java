package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class WorkerLoopTest {

    private static final List<TrialSpec> SPECS = FakeTrials.specs().subList(0, 3);

    @TempDir private Path root;

    @Test
    void writesEachResultAndThenSaysSo() throws IOException, InterruptedException {
        List<String> said = work(lines(), "none");
        assertEquals(3, said.size());
        for (int k = 0; k < 3; k++) {
            String id = SPECS.get(k).id();
            assertTrue(said.get(k).startsWith("done " + id + " "), said.get(k));
            assertTrue(
                    Long.parseLong(said.get(k).substring(said.get(k).lastIndexOf(' ') + 1)) > 0,
                    said.get(k));
            TrialResult written = TrialFile.read(new ExperimentFolder(root).trial(id));
            assertEquals(FakeTrials.result(SPECS.get(k)), written);
        }
    }

    @Test
    void aTrialThatFailsIsARowAndTheNextOneIsRun() throws IOException, InterruptedException {
        String broken = SPECS.get(1).id();
        assertEquals(3, work(lines(), broken).size());
        var folder = new ExperimentFolder(root);
        assertEquals("no tape", TrialFile.read(folder.trial(broken)).failure());
        assertEquals("", TrialFile.read(folder.trial(SPECS.get(2).id())).failure());
        assertTrue(Files.exists(folder.logs().resolve(broken + ".log")));
    }

    @Test
    void whatTheMachineFailedIsSaidAndHasNoFile() throws IOException, InterruptedException {
        TrialRunner runner =
                new TrialRunner() {
                    @Override
                    public TrialResult run(TrialSpec spec) {
                        throw new OutOfMemoryError("made up");
                    }

                    @Override
                    public long bytes(TrialSpec spec) {
                        return 0;
                    }
                };
        List<String> said = work(lines(), runner);
        assertEquals(3, said.size());
        assertTrue(said.get(1).startsWith("undone " + SPECS.get(1).id() + " out of memory"));
        assertFalse(Files.exists(new ExperimentFolder(root).trial(SPECS.get(1).id())));
    }

    @Test
    void whatIsNoTrialEndsTheWork() {
        IOException failure = assertThrows(IOException.class, () -> work("{\"seed\": [}", "none"));
        assertTrue(failure.toString().contains("not the settings of a trial: "));
    }

    @Test
    void aTrialIsTheSameAfterItsJourney() throws IOException {
        for (TrialSpec spec : SPECS) {
            assertEquals(spec, TrialLines.parse(TrialLines.line(spec)));
        }
    }

    private static String lines() {
        var text = new StringBuilder();
        SPECS.forEach(spec -> text.append(TrialLines.line(spec)).append('\n'));
        return text.toString();
    }

    private List<String> work(String questions, String broken)
            throws IOException, InterruptedException {
        return work(questions, new Runner(broken));
    }

    private List<String> work(String questions, TrialRunner runner)
            throws IOException, InterruptedException {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new WorkerLoop(runner, new ExperimentFolder(root))
                .work(new BufferedReader(new StringReader(questions)), out);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private record Runner(String broken) implements TrialRunner {

        @Override
        public TrialResult run(TrialSpec spec) throws IOException {
            if (spec.id().equals(broken)) {
                throw new IOException("no tape");
            }
            return FakeTrials.result(spec);
        }

        @Override
        public long bytes(TrialSpec spec) {
            return 0;
        }
    }
}
