package io.foretick.spark;

import io.foretick.lab.run.FailedTrial;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.MachineFailure;
import io.foretick.lab.run.TrialLines;
import io.foretick.lab.run.TrialRunner;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.Laboratory;
import io.foretick.report.lab.TrialFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What an executor does with the trials of a task. What trials share is kept as long as the
/// executor's JVM lives, for all of its tasks.
final class GroupTask {

    private static final TrialRunner RUNNER = Laboratory.inMemory();

    private GroupTask() {}

    /// Runs trials, given as lines, one after the other. One that fails has an answer too.
    static Iterator<TrialAnswer> run(List<String> lines) throws IOException, InterruptedException {
        var answers = new ArrayList<TrialAnswer>();
        for (String line : lines) {
            answers.add(answer(TrialLines.parse(line)));
        }
        return answers.iterator();
    }

    private static TrialAnswer answer(TrialSpec spec) throws InterruptedException {
        try {
            return new TrialAnswer(spec.id(), TrialFile.line(RUNNER.run(spec)), "");
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            Optional<String> machine = MachineFailure.reason(e);
            if (machine.isPresent()) {
                return new TrialAnswer(spec.id(), "", machine.get());
            }
            String failed = TrialFile.line(FailedTrial.of(spec, e));
            return new TrialAnswer(spec.id(), failed, FailureLog.trace(e));
        }
    }
}
