package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ProcessWorkersTest {

    private static final int BROKEN_EXIT = 17;

    @TempDir private Path root;

    @Test
    void aTrialThatBringsItsProcessDownCostsItselfOnly() throws IOException, InterruptedException {
        List<TrialSpec> specs = FakeTrials.specs().subList(0, 6);
        String deadly = specs.get(2).id();
        var results = new ArrayList<TrialResult>();
        var workers = new ProcessWorkers(command(deadly), new ExperimentFolder(root), 1);
        try (workers) {
            workers.run(List.of(specs), results::add);
        }
        assertEquals(6, results.size());
        List<TrialResult> failed = results.stream().filter(r -> !r.failure().isEmpty()).toList();
        assertEquals(List.of(deadly), failed.stream().map(TrialResult::id).toList());
        assertEquals(
                "its process ended twice, the second time with exit code " + BROKEN_EXIT,
                failed.getFirst().failure());
        assertEquals(FakeTrials.result(specs.get(3)), results.get(3));
        assertTrue(workers.peakBytes() > 0);
    }

    @Test
    void whatTheMachineFailedIsLeftUndoneAndItsProcessGoesOn()
            throws IOException, InterruptedException {
        List<TrialSpec> specs = FakeTrials.specs().subList(0, 3);
        String large = specs.get(1).id();
        var told = new ArrayList<String>();
        var collected =
                new Workers.Results() {
                    @Override
                    public void take(TrialResult result) {
                        told.add(result.id());
                    }

                    @Override
                    public void undone(String id, String reason) {
                        told.add(id + " undone");
                    }
                };
        var workers =
                new ProcessWorkers(
                        command(large, LargeWorker.class), new ExperimentFolder(root), 1);
        try (workers) {
            workers.run(List.of(specs), collected);
        }
        assertEquals(List.of(specs.getFirst().id(), large + " undone", specs.getLast().id()), told);
    }

    @Test
    void beginsNoFurtherTrialOnceStopped() throws IOException, InterruptedException {
        List<TrialSpec> specs = FakeTrials.specs().subList(0, 6);
        var results = new ArrayList<TrialResult>();
        var workers = new ProcessWorkers(command("none"), new ExperimentFolder(root), 1);
        try (workers) {
            workers.run(
                    List.of(specs.subList(0, 3), specs.subList(3, 6)),
                    result -> {
                        results.add(result);
                        workers.stop();
                    });
        }
        assertEquals(List.of(FakeTrials.result(specs.getFirst())), results);
    }

    @Test
    void aCommandThatIsNoneIsTold() {
        var missing = List.of(root.resolve("no-such-program").toString());
        var workers = new ProcessWorkers(missing, new ExperimentFolder(root), 2);
        try (workers) {
            IOException failure =
                    assertThrows(
                            IOException.class,
                            () -> workers.run(List.of(FakeTrials.specs()), _ -> {}));
            assertTrue(failure.toString().contains("no-such-program"), failure.toString());
        }
    }

    @Test
    void aProcessThatDoesNotAnswerInTimeIsEnded() throws IOException, InterruptedException {
        var command = command("none", MuteWorker.class);
        try (var process = new WorkerProcess(command)) {
            assertEquals(
                    WorkerProcess.Answer.GONE,
                    process.run(FakeTrials.specs().getFirst(), Duration.ofMillis(200)));
            assertTrue(process.ending().startsWith("exit code "), process.ending());
            assertEquals(0, process.peakBytes());
        }
    }

    private List<String> command(String deadly) {
        return command(deadly, DeadlyWorker.class);
    }

    private List<String> command(String deadly, Class<?> worker) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                worker.getName(),
                root.toString(),
                deadly);
    }

    /// A worker process that ends at once when it meets one of its trials.
    static final class DeadlyWorker {

        private DeadlyWorker() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            new WorkerLoop(new Runner(arguments[1]), new ExperimentFolder(Path.of(arguments[0])))
                    .work(in, System.out);
        }
    }

    /// A worker process whose memory is too small for one of its trials.
    static final class LargeWorker {

        private LargeWorker() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            TrialRunner runner =
                    new TrialRunner() {
                        @Override
                        public TrialResult run(TrialSpec spec) {
                            if (spec.id().equals(arguments[1])) {
                                throw new OutOfMemoryError("made up");
                            }
                            return FakeTrials.result(spec);
                        }

                        @Override
                        public long bytes(TrialSpec spec) {
                            return 0;
                        }
                    };
            new WorkerLoop(runner, new ExperimentFolder(Path.of(arguments[0])))
                    .work(in, System.out);
        }
    }

    /// A worker process that reads and says nothing.
    static final class MuteWorker {

        private MuteWorker() {}

        public static void main(String[] arguments) throws IOException {
            long read = System.in.transferTo(OutputStream.nullOutputStream());
            System.err.println("read " + read + " bytes");
        }
    }

    private record Runner(String deadly) implements TrialRunner {

        @Override
        public TrialResult run(TrialSpec spec) {
            if (spec.id().equals(deadly)) {
                Runtime.getRuntime().halt(BROKEN_EXIT);
            }
            return FakeTrials.result(spec);
        }

        @Override
        public long bytes(TrialSpec spec) {
            return 0;
        }
    }
}
