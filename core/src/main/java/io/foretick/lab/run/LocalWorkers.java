package io.foretick.lab.run;

import io.foretick.base.Checks;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads of this process, each with one trial at a time from a [TrialQueue]; a trial begins when
/// the memory it needs is free.
public final class LocalWorkers implements Workers {

    private final TrialRunner runner;
    private final FailureLog failures;
    private final MemoryBudget memory;
    private final ExecutorService threads;
    private final int count;
    private volatile boolean stopped;

    /// @param threads that run trials at the same time
    public LocalWorkers(TrialRunner runner, FailureLog failures, int threads, MemoryBudget memory) {
        Checks.inRange(threads, 1, 1024, "threads");
        this.runner = runner;
        this.failures = failures;
        this.memory = memory;
        this.count = threads;
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("foretick-trial-", 1).factory());
    }

    @Override
    public void run(List<List<TrialSpec>> groups, Results results)
            throws IOException, InterruptedException {
        var waiting = new TrialQueue(groups);
        var taking = new ArrayList<Future<?>>();
        for (int k = 0; k < count; k++) {
            taking.add(
                    threads.submit(() -> {
                        work(waiting.new Taker(), results);
                        return true;
                    }));
        }
        try {
            for (Future<?> worker : taking) {
                worker.get();
            }
        } catch (ExecutionException e) {
            stop();
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("a worker ended", e.getCause());
        }
    }

    private void work(TrialQueue.Taker waiting, Results results)
            throws IOException, InterruptedException {
        Optional<TrialSpec> next = waiting.next();
        while (next.isPresent() && !stopped) {
            TrialResult result = trial(next.get());
            synchronized (this) {
                results.take(result);
            }
            next = waiting.next();
        }
    }

    private TrialResult trial(TrialSpec spec) throws IOException, InterruptedException {
        try (MemoryBudget.Share _ = memory.take(runner.bytes(spec))) {
            return runner.run(spec);
        } catch (InterruptedIOException e) {
            throw e; // we end: the trial is left for another time
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return failures.failed(spec, e);
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
