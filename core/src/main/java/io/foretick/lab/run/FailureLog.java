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
        var text = new StringWriter();
        var writer = new PrintWriter(text);
        spec.values().forEach((path, value) -> writer.println(path + ": " + value));
        writer.println();
        failure.printStackTrace(writer);
        writer.flush();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(spec.id() + ".log"), text.toString());
        return FailedTrial.of(spec, failure);
    }

    /// Writes down a failure that is known by its row only, as of a trial on another machine.
    public void note(TrialResult failed) throws IOException {
        var text = new StringWriter();
        var writer = new PrintWriter(text);
        failed.values().forEach((path, value) -> writer.println(path + ": " + value));
        writer.println();
        writer.println(failed.failure());
        writer.flush();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(failed.id() + ".log"), text.toString());
    }
}
