package io.foretick.cli;

import io.foretick.journal.DirectoryLock;
import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.run.Batch;
import io.foretick.lab.run.BatchSummary;
import io.foretick.lab.run.ExperimentStart;
import io.foretick.lab.run.LockedWindow;
import io.foretick.lab.run.ProcessWorkers;
import io.foretick.lab.run.Workers;
import io.foretick.lab.run.memory.PeakMemory;
import io.foretick.lab.search.Search;
import io.foretick.lab.spec.Assumptions;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.About;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.page.LabReport;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One run of an experiment's batch, from wherever it stands to its end or a signal. Then its
/// tables, plots and page are made.
///
/// @param failedAgain whether trials that failed are run once more
record LabBatch(
        ExperimentFolder folder,
        LabWorkerOptions options,
        LabMlflowOptions mlflow,
        PrintWriter err,
        boolean failedAgain) {

    private static final int PERIODS = 320;
    private static final String LOCK = "lab.lock";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Runs what is missing.
    ///
    /// @throws IOException also if another process is at work in the folder
    BatchSummary run() throws IOException, InterruptedException {
        long beganNanoTime = System.nanoTime();
        ExperimentStart start = ExperimentStart.read(folder);
        try (DirectoryLock _ = lock(folder);
                var signals = new StopSignals(PATIENCE)) {
            Experiment experiment = start.experiment(folder);
            describe(start, experiment);
            long workersBytes = 0;
            boolean complete;
            try (Workers workers = options.start(folder);
                    var sending =
                            mlflow.with(
                                    new LabProgress(err, experiment.search().objective()),
                                    start.id(),
                                    err)) {
                var batch = new Batch(folder, experiment, workers, sending);
                signals.stopWith(() -> stop(batch));
                complete = failedAgain ? batch.runFailedAgain() : batch.run();
                if (workers instanceof ProcessWorkers processes) {
                    workersBytes = processes.peakBytes();
                }
            }
            var _ = LabReport.write(folder.root(), folder.root());
            double seconds = (System.nanoTime() - beganNanoTime) / 1e9;
            return summary(complete, seconds, PeakMemory.bytes() + workersBytes);
        }
    }

    /// Keeps others from running trials in an experiment's folder.
    ///
    /// @throws IOException if another does
    static DirectoryLock lock(ExperimentFolder folder) throws IOException {
        return DirectoryLock.take(folder.root(), LOCK);
    }

    private void stop(Batch batch) {
        batch.stop();
        err.println("stopping: trials that run are finished, no other is begun");
        err.flush();
    }

    private BatchSummary summary(boolean complete, double seconds, long bytes) throws IOException {
        Results results = Results.read(folder.trials());
        return new BatchSummary(
                results.trials().size(),
                results.failed().size(),
                ResultsDigest.of(results.trials()),
                seconds,
                bytes,
                complete);
    }

    /// Seals the locked windows, and writes what the report tells of the experiment.
    private void describe(ExperimentStart start, Experiment experiment) throws IOException {
        Search search = Search.of(experiment);
        List<TrialSpec> first = search.next(List.of());
        double periodSeconds = seal(first);
        double level = first.isEmpty() ? 0 : first.getFirst().risk().varLevel();
        var notes = new ArrayList<>(experiment.notes());
        notes.addAll(search.notes());
        notes.addAll(Assumptions.of(first));
        notes.forEach(note -> err.println("note: " + note));
        Objective objective = experiment.search().objective();
        new About(start.id(), start.tag(), periodSeconds, level, objective, notes).write(folder);
    }

    /// Gives the length of a period, 0 where trials differ or the data cannot be read: then each
    /// trial will say so itself.
    private double seal(List<TrialSpec> trials) throws IOException {
        Set<Double> seconds = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (TrialSpec spec : trials) {
            if (seen.add(spec.tapeKey())) {
                seconds.add(seal(spec));
            }
        }
        return seconds.size() == 1 ? seconds.iterator().next() : 0;
    }

    private double seal(TrialSpec spec) throws IOException {
        LockedWindow window;
        try {
            window = LockedWindow.of(spec);
        } catch (IOException e) {
            err.println("note: " + e.getMessage());
            return 0;
        }
        if (spec.split().lockedShare() > 0) {
            window.seal(folder, Instant.now());
        }
        return window.openPeriodNs() * 1e-9 * (1 - spec.split().trainShare()) / PERIODS;
    }
}
