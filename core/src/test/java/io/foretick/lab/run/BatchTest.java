package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

class BatchTest {

    private static final BatchProgress SILENT =
            new BatchProgress() {
                @Override
                public void begins(int done, int trials) {}

                @Override
                public void finished(TrialResult result) {}

                @Override
                public void undone(String id, String reason) {}
            };

    @TempDir private Path root;

    @Test
    void runsEachTrialOnceAndKnowsWhenItIsDone() throws IOException, InterruptedException {
        var workers = new CountingWorkers(Integer.MAX_VALUE);
        ExperimentFolder folder = new ExperimentFolder(root);
        assertTrue(new Batch(folder, FakeTrials.experiment(), workers, SILENT).run());
        assertEquals(60, workers.run.size());
        assertTrue(new Batch(folder, FakeTrials.experiment(), workers, SILENT).run());
        assertEquals(60, workers.run.size());
    }

    @Test
    void trialsThatShareATrainingAreOneGroup() throws IOException, InterruptedException {
        var workers = new CountingWorkers(Integer.MAX_VALUE);
        var _ =
                new Batch(new ExperimentFolder(root), FakeTrials.experiment(), workers, SILENT)
                        .run();
        assertEquals(List.of(20, 20, 20), workers.groups);
    }

    @Test
    void killedAndResumedFiveTimesItEndsWithTheSameDigest()
            throws IOException, InterruptedException {
        Path unbroken = root.resolve("unbroken");
        Path broken = root.resolve("broken");
        assertTrue(batch(unbroken, Integer.MAX_VALUE).run());
        var random = new SplittableRandom(20261121);
        for (int kill = 0; kill < 5; kill++) {
            assertFalse(batch(broken, random.nextInt(1, 12)).run());
        }
        assertTrue(batch(broken, Integer.MAX_VALUE).run());
        assertEquals(digest(unbroken), digest(broken));
    }

    @Test
    void aTornResultIsRunAgain() throws IOException, InterruptedException {
        assertTrue(batch(root, Integer.MAX_VALUE).run());
        String digest = digest(root);
        Path file = new ExperimentFolder(root).trial(FakeTrials.specs().get(7).id());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        var workers = new CountingWorkers(Integer.MAX_VALUE);
        ExperimentFolder folder = new ExperimentFolder(root);
        assertTrue(new Batch(folder, FakeTrials.experiment(), workers, SILENT).run());
        assertEquals(1, workers.run.size());
        assertEquals(digest, digest(root));
    }

    @Test
    void whatFailedIsRunAgainOnlyIfThatIsAsked() throws IOException, InterruptedException {
        assertTrue(batch(root, Integer.MAX_VALUE).run());
        String digest = digest(root);
        TrialSpec spec = FakeTrials.specs().get(7);
        ExperimentFolder folder = new ExperimentFolder(root);
        TrialFile.write(folder.trial(spec.id()), FailedTrial.of(spec, "no answer of the node"));
        var workers = new CountingWorkers(Integer.MAX_VALUE);
        assertTrue(new Batch(folder, FakeTrials.experiment(), workers, SILENT).run());
        assertEquals(List.of(), workers.run);
        assertTrue(new Batch(folder, FakeTrials.experiment(), workers, SILENT).runFailedAgain());
        assertEquals(List.of(spec.id()), workers.run);
        assertEquals(digest, digest(root));
    }

    @Test
    void whatTheMachineFailedIsToldAndRunAnotherTime() throws IOException, InterruptedException {
        var fails = new AtomicBoolean(true);
        TrialSpec large = FakeTrials.specs().get(7);
        ExperimentFolder folder = new ExperimentFolder(root);
        var told = new ArrayList<String>();
        TrialRunner runner =
                new TrialRunner() {
                    @Override
                    public TrialResult run(TrialSpec spec) {
                        if (fails.get() && spec.id().equals(large.id())) {
                            throw new OutOfMemoryError("made up");
                        }
                        return FakeTrials.result(spec);
                    }

                    @Override
                    public long bytes(TrialSpec spec) {
                        return 1;
                    }
                };
        try (var workers =
                new LocalWorkers(
                        runner, new FailureLog(folder.logs()), 2, new MemoryBudget(1 << 30))) {
            var progress =
                    new BatchProgress() {
                        @Override
                        public void begins(int done, int trials) {}

                        @Override
                        public void finished(TrialResult result) {}

                        @Override
                        public void undone(String id, String reason) {
                            told.add(id + " " + reason);
                        }
                    };
            assertFalse(new Batch(folder, FakeTrials.experiment(), workers, progress).run());
            assertEquals(1, told.size());
            assertTrue(told.getFirst().startsWith(large.id() + " out of memory"), told::toString);
            assertEquals(59, Results.read(folder.trials()).trials().size());
            fails.set(false);
            assertTrue(new Batch(folder, FakeTrials.experiment(), workers, progress).run());
        }
        assertTrue(batch(root.resolve("unbroken"), Integer.MAX_VALUE).run());
        assertEquals(digest(root.resolve("unbroken")), digest(root));
    }

    private static Batch batch(Path folder, int trials) {
        var workers = new CountingWorkers(trials);
        return new Batch(new ExperimentFolder(folder), FakeTrials.experiment(), workers, SILENT);
    }

    private static String digest(Path folder) throws IOException {
        return ResultsDigest.of(Results.read(new ExperimentFolder(folder).trials()).trials());
    }

    /// Workers that die after some trials.
    private static final class CountingWorkers implements Workers {

        private final int trialsMax;
        private final List<String> run = new ArrayList<>();
        private final List<Integer> groups = new ArrayList<>();

        CountingWorkers(int trialsMax) {
            this.trialsMax = trialsMax;
        }

        @Override
        public void run(List<List<TrialSpec>> work, Workers.Results results) throws IOException {
            for (List<TrialSpec> group : work) {
                groups.add(group.size());
                for (TrialSpec spec : group) {
                    if (run.size() == trialsMax) {
                        return;
                    }
                    run.add(spec.id());
                    results.take(FakeTrials.result(spec));
                }
            }
        }

        @Override
        public void stop() {}

        @Override
        public void close() {}
    }
}
