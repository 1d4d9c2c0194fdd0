package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Processes of their own: a trial that brings its process down costs itself only. It is tried once
/// more in a new process before it counts as failed.
public final class ProcessWorkers implements Workers {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final List<String> command;
    private final ExperimentFolder folder;
    private final int count;
    private final ExecutorService threads;
    private final AtomicLong peakBytes = new AtomicLong();
    private volatile boolean stopped;

    /// @param command that starts a process which runs a [WorkerLoop] over the same folder
    /// @param processes at the same time
    public ProcessWorkers(List<String> command, ExperimentFolder folder, int processes) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.count = processes;
        this.threads =
                Executors.newFixedThreadPool(
                        processes, Thread.ofPlatform().name("foretick-worker-", 1).factory());
    }

    @Override
    public void run(List<List<TrialSpec>> groups, Results results)
            throws IOException, InterruptedException {
        var waiting = new TrialQueue(groups);
        int trials = groups.stream().mapToInt(List::size).sum();
        int workers = Math.min(count, trials);
        Crew.run(threads, workers, () -> serve(waiting.new Taker(), results), this::stop);
    }

    private void serve(TrialQueue.Taker waiting, Results results)
            throws IOException, InterruptedException {
        Optional<TrialSpec> next = waiting.next();
        if (next.isEmpty()) {
            return;
        }
        WorkerProcess process = new WorkerProcess(command);
        try {
            while (next.isPresent() && !stopped) {
                process = trial(process, next.get(), results);
                next = waiting.next();
            }
        } finally {
            process.close();
            peakBytes.addAndGet(process.peakBytes());
        }
    }

    /// Gives the process to go on with: a new one where the trial brought the old one down.
    private WorkerProcess trial(WorkerProcess process, TrialSpec spec, Results results)
            throws IOException, InterruptedException {
        if (answered(process, spec, results)) {
            return process;
        }
        process.close();
        if (stopped) {
            return process; // a signal to all of us ended it: the trial is left for another time
        }
        WorkerProcess second = new WorkerProcess(command);
        if (answered(second, spec, results)) {
            return second;
        }
        String ending = second.ending();
        second.close();
        if (stopped) {
            return second;
        }
        TrialResult failed =
                FailedTrial.of(spec, "its process ended twice, the second time with " + ending);
        take(failed, results);
        return new WorkerProcess(command);
    }

    private boolean answered(WorkerProcess process, TrialSpec spec, Results results)
            throws IOException {
        switch (process.run(spec, PATIENCE)) {
            case DONE -> take(TrialFile.read(folder.trial(spec.id())), results);
            case UNDONE -> undone(spec, process.reason(), results);
            case GONE -> {
                return false;
            }
        }
        return true;
    }

    private synchronized void undone(TrialSpec spec, String reason, Results results) {
        results.undone(spec.id(), reason);
    }

    private synchronized void take(TrialResult result, Results results) throws IOException {
        results.take(result);
    }

    /// The largest memory of the processes together, once they have ended.
    public long peakBytes() {
        return peakBytes.get();
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
