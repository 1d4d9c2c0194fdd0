package io.foretick.spark;

import io.foretick.lab.run.FailedTrial;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.TrialLines;
import io.foretick.lab.run.Workers;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Tasks of a Spark cluster. Trials that share a training are one task, or a few where they are
/// many. A task whose executor is lost is run again by Spark, and gives the same results.
///
/// Each task is a job of its own: its results come when it ends, and its failure is its own.
final class SparkWorkers implements Workers {

    /// So that an executor finds its next task at once, and Spark sees that more would be of use.
    private static final int TASKS_PER_CORE = 2;

    private static final int TRIALS_PER_TASK_MAX = 32;

    private final SparkSession session;
    private final JavaSparkContext spark;
    private final FailureLog failures;
    private final FlatMapFunction<List<String>, TrialAnswer> task;
    private final ExecutorService waiters =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("foretick-spark-", 1).factory());
    private volatile boolean stopped;

    /// @param session closed with this
    /// @param task what executors do with trials, given as lines
    SparkWorkers(
            SparkSession session,
            FailureLog failures,
            FlatMapFunction<List<String>, TrialAnswer> task) {
        this.session = session;
        this.spark = new JavaSparkContext(session.sparkContext());
        this.failures = failures;
        this.task = task;
    }

    @Override
    public void run(List<List<TrialSpec>> groups, Results results)
            throws IOException, InterruptedException {
        new Wave(groups, results).run();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        session.stop();
        waiters.shutdownNow();
    }

    /// A task, and what comes of it.
    private record Sent(List<TrialSpec> specs, Future<List<TrialAnswer>> answers) {}

    /// The trials of one call, and how far they are. Used by the caller's thread only.
    private final class Wave {

        private final Results results;
        private final int trials;
        private final Deque<List<TrialSpec>> waiting;
        private final BlockingQueue<Sent> ended = new LinkedBlockingQueue<>();
        private int running;

        Wave(List<List<TrialSpec>> groups, Results results) {
            this.results = results;
            this.trials = groups.stream().mapToInt(List::size).sum();
            this.waiting = new ArrayDeque<>(groups);
        }

        void run() throws IOException, InterruptedException {
            send();
            while (running > 0) {
                Sent done = ended.poll(1, TimeUnit.SECONDS);
                if (done != null) {
                    running--;
                    take(done);
                }
                send(); // also when nothing came: the cluster may have grown
            }
            if (!stopped && !waiting.isEmpty()) {
                int unsent = waiting.stream().mapToInt(List::size).sum();
                throw new IOException("Spark ended with " + unsent + " trials not yet sent");
            }
        }

        private void send() {
            if (stopped || spark.sc().isStopped()) {
                return;
            }
            int cores = Math.max(1, spark.defaultParallelism());
            while (!waiting.isEmpty() && running < TASKS_PER_CORE * cores) {
                send(next(Math.ceilDiv(trials, TASKS_PER_CORE * cores)));
            }
        }

        private void send(List<TrialSpec> specs) {
            List<String> lines = specs.stream().map(TrialLines::line).toList();
            var answers =
                    CompletableFuture.supplyAsync(
                            () -> spark.parallelize(List.of(lines), 1).flatMap(task).collect(),
                            waiters);
            var sent = new Sent(specs, answers);
            var _ = answers.whenComplete((_, _) -> ended.add(sent));
            running++;
        }

        /// The next group, or a part of it where it is more than one core's share.
        private List<TrialSpec> next(int share) {
            List<TrialSpec> group = waiting.pop();
            int size = Math.min(share, TRIALS_PER_TASK_MAX);
            if (group.size() <= size) {
                return group;
            }
            waiting.push(group.subList(size, group.size()));
            return group.subList(0, size);
        }

        private void take(Sent done) throws IOException, InterruptedException {
            try {
                for (TrialAnswer answer : done.answers().get()) {
                    take(answer);
                }
            } catch (ExecutionException e) {
                failed(done.specs(), e.getCause() == null ? e : e.getCause());
            }
        }

        private void take(TrialAnswer answer) throws IOException {
            if (answer.result().isEmpty()) {
                results.undone(answer.id(), answer.trace());
            } else {
                take(TrialFile.parse(answer.result()), answer.trace());
            }
        }

        private void take(TrialResult result, String trace) throws IOException {
            if (!result.failure().isEmpty()) {
                failures.note(result, trace);
            }
            results.take(result);
        }

        /// A task failed as often as Spark tries. Its trials are tried alone, to tell which it was.
        private void failed(List<TrialSpec> specs, Throwable failure) throws IOException {
            if (spark.sc().isStopped()) {
                ended(failure);
            } else if (specs.size() > 1) {
                specs.forEach(spec -> waiting.push(List.of(spec)));
            } else {
                take(FailedTrial.of(specs.getFirst(), failure), FailureLog.trace(failure));
            }
        }

        /// Spark itself ended, as it does by a signal to this process: that is no trial's fault, so
        /// they have no result.
        private void ended(Throwable failure) throws IOException {
            if (!stopped) {
                throw new IOException("Spark ended: " + failure.getMessage(), failure);
            }
        }
    }
}
