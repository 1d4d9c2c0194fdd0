package io.foretick.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.run.Batch;
import io.foretick.lab.run.BatchProgress;
import io.foretick.lab.run.Engines;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.LocalWorkers;
import io.foretick.lab.run.TrialLines;
import io.foretick.lab.run.Workers;
import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.TrialResult;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The same small matrix by threads, by Spark in this process, and by Spark's executors in
/// processes of their own, of which one is killed.
class SparkWorkersTest {

    private static final String YAML =
            """
            experiment:
              id: spark
              seed: 7
              trials: 8
            data:
              source: generated
              rows: 6000
            bars:
              type: dollar
              threshold_usd: 25000
            model:
              level0:
                algo: xgboost
                params:
                  rounds: 3
                  max_depth: [2, 3, 4, 5]
            market_maker:
              gamma: [0.1, 0.2]
            venue:
              type: lob
            """;

    private static final int TRIALS = 8;

    /// Of tasks in this process.
    private static final AtomicInteger begun = new AtomicInteger();

    private static final AtomicInteger ended = new AtomicInteger();

    @TempDir private static Path root;
    private static List<String> ids = List.of();
    private static String digestOfThreads = "";

    @BeforeAll
    static void runWithThreads() throws IOException, InterruptedException {
        Map.of(
                        "spark.ui.enabled", "false",
                        "spark.driver.bindAddress", "127.0.0.1",
                        "spark.driver.host", "127.0.0.1")
                .forEach(System::setProperty);
        ExperimentFolder folder = folder("threads");
        var log = new FailureLog(folder.logs());
        try (Workers threads =
                new LocalWorkers(Laboratory.inMemory(), log, 2, MemoryBudget.ofHeap())) {
            assertTrue(run(folder, threads, () -> {}));
        }
        assertEquals(List.of(), results(folder).failed());
        ids = results(folder).trials().stream().map(TrialResult::id).toList();
        digestOfThreads = digest(folder);
        assertEquals(TRIALS, ids.size());
    }

    @BeforeEach
    void noTaskYet() {
        begun.set(0);
        ended.set(0);
    }

    @Test
    void oneProcessGivesTheDigestOfThreads() throws IOException, InterruptedException {
        ExperimentFolder folder = folder("local");
        try (Workers workers = Engines.connect("spark", "local[2]", folder)) {
            assertTrue(run(folder, workers, () -> {}));
        }
        assertEquals(digestOfThreads, digest(folder));
    }

    @Test
    void anExecutorKilledAmidItsTaskChangesNothing()
            throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        ExperimentFolder folder = folder("cluster");
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ExecutorService killer = Executors.newSingleThreadExecutor()) {
            Future<Long> killed = killer.submit(() -> killFirst(server));
            int port = server.getLocalPort();
            try (Workers workers =
                    workers("local-cluster[2,1,1024]", folder, lines -> slowed(port, lines))) {
                assertTrue(run(folder, workers, () -> {}));
            }
            assertNotEquals(ProcessHandle.current().pid(), killed.get());
        }
        assertEquals(digestOfThreads, digest(folder));
    }

    @Test
    void aTaskThatNeverEndsWellIsOneFailedTrialWithItsLog()
            throws IOException, InterruptedException {
        ExperimentFolder folder = folder("bad");
        String bad = ids.get(3);
        try (Workers workers = workers("local[2]", folder, lines -> refused(bad, lines))) {
            assertTrue(run(folder, workers, () -> {}));
        }
        assertEquals(TRIALS, results(folder).trials().size());
        List<TrialResult> failed = results(folder).failed();
        assertEquals(List.of(bad), failed.stream().map(TrialResult::id).toList());
        String log = Files.readString(folder.logs().resolve(bad + ".log"));
        assertTrue(log.contains("made to fail"), log);
    }

    @Test
    void aStopFinishesWhatWasSentAndTheRestIsRunLater() throws IOException, InterruptedException {
        ExperimentFolder folder = folder("stopped");
        try (Workers workers = Engines.connect("spark", "local[1]", folder)) {
            assertFalse(run(folder, workers, workers::stop));
        }
        assertEquals(TRIALS / 2, results(folder).trials().size());
        try (Workers workers = Engines.connect("spark", "local[2]", folder)) {
            assertTrue(run(folder, workers, () -> {}));
        }
        assertEquals(digestOfThreads, digest(folder));
    }

    @Test
    void noTrialIsBlamedWhenSparkEndsAmidATask() throws IOException {
        ExperimentFolder folder = folder("ended");
        Runnable end = () -> SparkContext.getOrCreate().stop();
        try (Workers workers = workers("local[1]", folder, SparkWorkersTest::onlyOnce)) {
            assertThrows(IOException.class, () -> run(folder, workers, end));
        }
        assertEquals(List.of(), results(folder).failed());
        assertEquals(2, results(folder).trials().size());
    }

    @Test
    void anEndOfSparkBetweenTasksIsNoEndOfTheBatch() throws IOException {
        ExperimentFolder folder = folder("between");
        try (Workers workers = workers("local[1]", folder, SparkWorkersTest::counted)) {
            var thrown =
                    assertThrows(
                            IOException.class,
                            () -> run(folder, workers, SparkWorkersTest::endWhenIdle));
            assertEquals("Spark ended with 4 trials not yet sent", thrown.getMessage());
        }
        assertEquals(List.of(), results(folder).failed());
        assertEquals(TRIALS / 2, results(folder).trials().size());
    }

    @Test
    void asksForItsMaster() {
        var thrown =
                assertThrows(
                        IOException.class, () -> Engines.connect("spark", "", folder("nowhere")));
        assertEquals("--engine spark needs --master, such as local[4]", thrown.getMessage());
    }

    private static Workers workers(
            String master, ExperimentFolder folder, FlatMapFunction<List<String>, TrialAnswer> task)
            throws IOException {
        return new SparkWorkers(SparkEngine.session(master), new FailureLog(folder.logs()), task);
    }

    private static ExperimentFolder folder(String name) {
        return new ExperimentFolder(root.resolve(name));
    }

    private static boolean run(ExperimentFolder folder, Workers workers, Runnable atFirst)
            throws IOException, InterruptedException {
        var experiment = ExperimentFile.parse(YAML, "spark.yml");
        return new Batch(folder, experiment, workers, new AtFirst(atFirst)).run();
    }

    private static Results results(ExperimentFolder folder) throws IOException {
        return Results.read(folder.trials());
    }

    private static String digest(ExperimentFolder folder) throws IOException {
        return ResultsDigest.of(results(folder).trials());
    }

    /// Kills the process that is the first to tell its id, amid its work, and no further one.
    private static long killFirst(ServerSocket server) throws IOException {
        try (server;
                Socket executor = server.accept();
                var in = new DataInputStream(executor.getInputStream())) {
            long pid = in.readLong();
            assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
            return pid;
        }
    }

    /// Runs in an executor: where the killer still listens, half the work, then a wait for death.
    private static Iterator<TrialAnswer> slowed(int port, List<String> lines)
            throws IOException, InterruptedException {
        try (var killer = new Socket(InetAddress.getLoopbackAddress(), port);
                var out = new DataOutputStream(killer.getOutputStream())) {
            Objects.requireNonNull(GroupTask.run(lines.subList(0, 1)));
            out.writeLong(ProcessHandle.current().pid());
            var _ = killer.getInputStream().read();
        } catch (IOException _) {
            // another one was killed
        }
        return GroupTask.run(lines);
    }

    /// Runs in this process: the first task is done, any further one waits for its end.
    private static Iterator<TrialAnswer> onlyOnce(List<String> lines)
            throws IOException, InterruptedException {
        if (begun.getAndIncrement() > 0) {
            new CountDownLatch(1).await();
        }
        return GroupTask.run(lines);
    }

    private static Iterator<TrialAnswer> counted(List<String> lines)
            throws IOException, InterruptedException {
        Iterator<TrialAnswer> answers = GroupTask.run(lines);
        ended.incrementAndGet();
        return answers;
    }

    /// Waits until both tasks that were sent are done, and ends Spark.
    private static void endWhenIdle() {
        SparkContext spark = SparkContext.getOrCreate();
        while (ended.get() < 2 || spark.statusTracker().getActiveJobIds().length > 0) {
            Thread.onSpinWait();
        }
        spark.stop();
    }

    private static Iterator<TrialAnswer> refused(String bad, List<String> lines)
            throws IOException, InterruptedException {
        for (String line : lines) {
            if (TrialLines.parse(line).id().equals(bad)) {
                throw new IllegalStateException("made to fail");
            }
        }
        return GroupTask.run(lines);
    }

    /// Does something when the first result has come.
    private static final class AtFirst implements BatchProgress {

        private final Runnable action;
        private int done;

        AtFirst(Runnable action) {
            this.action = action;
        }

        @Override
        public void begins(int before, int trials) {}

        @Override
        public void undone(String id, String reason) {}

        @Override
        public void finished(TrialResult result) {
            done++;
            if (done == 1) {
                action.run();
            }
        }
    }
}
