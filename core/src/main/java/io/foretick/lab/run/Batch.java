package io.foretick.lab.run;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.search.Scored;
import io.foretick.lab.search.Search;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The trials of an experiment, wave after wave. What has a result file is not run again, so that a
/// batch goes on after any end, and ends with the same results as one that was never stopped.
public final class Batch {

    private final ExperimentFolder folder;
    private final Search search;
    private final Objective objective;
    private final Workers workers;
    private final BatchProgress progress;
    private final Map<String, TrialResult> known = new LinkedHashMap<>();
    private volatile boolean stopped;

    /// @param workers not closed here
    public Batch(
            ExperimentFolder folder,
            Experiment experiment,
            Workers workers,
            BatchProgress progress) {
        this.folder = folder;
        this.search = Search.of(experiment);
        this.objective = experiment.search().objective();
        this.workers = workers;
        this.progress = progress;
    }

    /// Begins no further trial; those that run are finished. Called from any thread.
    public void stop() {
        stopped = true;
        workers.stop();
    }

    /// Runs all that is missing.
    ///
    /// @return whether nothing is missing any more
    public boolean run() throws IOException, InterruptedException {
        return run(Results.read(folder.trials()).trials());
    }

    /// Runs all that is missing, and once more what failed; a row is replaced once its trial has
    /// another result.
    ///
    /// @return whether nothing is missing any more
    public boolean runFailedAgain() throws IOException, InterruptedException {
        return run(Results.read(folder.trials()).finished());
    }

    private boolean run(List<TrialResult> before) throws IOException, InterruptedException {
        before.forEach(result -> known.put(result.id(), result));
        var scores = new ArrayList<Scored>();
        List<TrialSpec> wave = search.next(scores);
        while (!wave.isEmpty()) {
            runMissing(wave);
            if (!take(wave, scores)) {
                return false;
            }
            wave = search.next(scores);
        }
        return true;
    }

    private void runMissing(List<TrialSpec> wave) throws IOException, InterruptedException {
        var groups = new LinkedHashMap<String, List<TrialSpec>>();
        int missing = 0;
        for (TrialSpec spec : wave) {
            if (!known.containsKey(spec.id())) {
                groups.computeIfAbsent(spec.trainingKey(), _ -> new ArrayList<>()).add(spec);
                missing++;
            }
        }
        progress.begins(wave.size() - missing, wave.size());
        if (missing > 0 && !stopped) {
            workers.run(List.copyOf(groups.values()), new Taken());
        }
    }

    /// What comes of a wave.
    private final class Taken implements Workers.Results {

        @Override
        public void take(TrialResult result) throws IOException {
            TrialFile.write(folder.trial(result.id()), result);
            known.put(result.id(), result);
            progress.finished(result);
        }

        @Override
        public void undone(String id, String reason) {
            progress.undone(id, reason);
        }
    }

    /// Adds the wave's scores in its order, which is not the order in which they came.
    private boolean take(List<TrialSpec> wave, List<Scored> scores) {
        for (TrialSpec spec : wave) {
            TrialResult result = known.get(spec.id());
            if (result == null) {
                return false;
            }
            scores.add(Scored.of(spec, result, objective));
        }
        return true;
    }
}
