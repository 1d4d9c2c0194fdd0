package io.foretick.spark;

import io.foretick.lab.run.FailedTrial;
import io.foretick.lab.run.TrialLines;
import io.foretick.lab.run.TrialRunner;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// What an executor does with a group of trials. What trials share is kept as long as the executor
/// lives.
final class GroupTask {

    private static final TrialRunner RUNNER = Laboratory.inMemory();

    private GroupTask() {}

    /// Runs trials, given as lines, and gives their results as lines.
    static Iterator<String> run(List<String> lines) throws IOException, InterruptedException {
        var answers = new ArrayList<String>();
        for (String line : lines) {
            answers.add(TrialFile.line(trial(TrialLines.parse(line))));
        }
        return answers.iterator();
    }

    private static TrialResult trial(TrialSpec spec) throws InterruptedException {
        try {
            return RUNNER.run(spec);
        } catch (IOException | RuntimeException e) {
            return FailedTrial.of(spec, e);
        }
    }
}
