package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/// What a worker process does: reads a trial a line, runs it, writes its file, and says so in a
/// line `done ID BYTES`, until its input ends.
public record WorkerLoop(TrialRunner runner, ExperimentFolder folder) {

    static final String DONE = "done ";

    /// Works until the input ends.
    public void work(BufferedReader in, PrintStream out) throws IOException, InterruptedException {
        String line = in.readLine();
        while (line != null) {
            TrialSpec spec = TrialLines.parse(line);
            TrialFile.write(folder.trial(spec.id()), trial(spec));
            out.println(DONE + spec.id() + " " + PeakMemory.bytes());
            out.flush();
            line = in.readLine();
        }
    }

    private TrialResult trial(TrialSpec spec) throws IOException, InterruptedException {
        try {
            return runner.run(spec);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new FailureLog(folder.logs()).failed(spec, e);
        }
    }
}
