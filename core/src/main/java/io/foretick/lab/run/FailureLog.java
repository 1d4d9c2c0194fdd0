package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// The logs of failed trials: one file each, with the settings and where it broke.
public record FailureLog(Path folder) {

    /// Writes the log of a trial that failed, and gives its row.
    TrialResult failed(TrialSpec spec, Throwable failure) throws IOException {
        TrialResult row = FailedTrial.of(spec, failure);
        note(row, trace(failure));
        return row;
    }

    /// Writes the log of a trial that failed elsewhere, as on another machine.
    ///
    /// @param trace where it broke, as far as that is known
    public void note(TrialResult failed, String trace) throws IOException {
        var text = new StringBuilder();
        failed.values().forEach((path, value) -> text.append("%s: %s%n".formatted(path, value)));
        text.append("%n%s%n".formatted(trace.strip()));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(failed.id() + ".log"), text);
    }

    /// Where a failure arose, in the words of Java.
    public static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
