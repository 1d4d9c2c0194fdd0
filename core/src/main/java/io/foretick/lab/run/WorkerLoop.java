package io.foretick.lab.run;

import io.foretick.lab.run.memory.PeakMemory;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/// What a worker process does: reads a trial a line, runs it, writes its file, and says so in a
/// line `done ID BYTES`, until its input ends. Where the machine failed the trial there is no file,
/// and the line is `undone ID REASON`.
public record WorkerLoop(TrialRunner runner, ExperimentFolder folder) {

    static final String DONE = "done ";
    static final String UNDONE = "undone ";

    /// Works until the input ends.
    public void work(BufferedReader in, PrintStream out) throws IOException, InterruptedException {
        String line = in.readLine();
        while (line != null) {
            TrialSpec spec = TrialLines.parse(line);
            out.println(answer(spec));
            out.flush();
            line = in.readLine();
        }
    }

    private String answer(TrialSpec spec) throws IOException, InterruptedException {
        TrialResult result;
        try {
            result = runner.run(spec);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            Optional<String> machine = MachineFailure.reason(e);
            if (machine.isPresent()) {
                return UNDONE + spec.id() + " " + machine.get();
            }
            result = new FailureLog(folder.logs()).failed(spec, e);
        }
        TrialFile.write(folder.trial(spec.id()), result);
        return DONE + spec.id() + " " + PeakMemory.bytes();
    }
}
