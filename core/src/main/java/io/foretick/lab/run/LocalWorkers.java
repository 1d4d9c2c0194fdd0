package io.foretick.lab.run;

import io.foretick.base.Checks;
import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
        Crew.run(threads, count, () -> work(waiting.new Taker(), results), this::stop);
    }

    private void work(TrialQueue.Taker waiting, Results results)
            throws IOException, InterruptedException {
        Optional<TrialSpec> next = waiting.next();
        while (next.isPresent() && !stopped) {
            trial(next.get(), results);
            next = waiting.next();
        }
    }

    private void trial(TrialSpec spec, Results results) throws IOException, InterruptedException {
        TrialResult result;
        try (MemoryBudget.Share _ = memory.take(runner.bytes(spec))) {
            result = runner.run(spec);
        } catch (InterruptedIOException e) {
            throw e; // we end: the trial is left for another time
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            Optional<String> machine = MachineFailure.reason(e);
            if (machine.isPresent()) {
                undone(spec, machine.get(), results);
                return;
            }
            result = failures.failed(spec, e);
        }
        take(result, results);
    }

    private synchronized void take(TrialResult result, Results results) throws IOException {
        results.take(result);
    }

    private synchronized void undone(TrialSpec spec, String reason, Results results) {
        results.undone(spec.id(), reason);
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
