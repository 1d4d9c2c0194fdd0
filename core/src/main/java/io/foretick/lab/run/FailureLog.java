package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The logs of failed trials: one file each, with the settings and where it broke.
public record FailureLog(Path folder) {

    private static final int CAUSES_MAX = 8;

    /// Writes the log of a trial that failed, and gives its row.
    TrialResult failed(TrialSpec spec, Throwable failure) throws IOException {
        TrialResult row = FailedTrial.of(spec, failure);
        note(row, trace(failure));
        return row;
    }

    /// Writes the log of a trial that failed elsewhere, as on another machine.
    ///
    /// @param trace where it broke
    public void note(TrialResult failed, String trace) throws IOException {
        var text = new StringBuilder();
        failed.values()
                .forEach(
                        (path, value) -> text.append(path).append(": ").append(value).append('\n'));
        text.append('\n').append(trace);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(failed.id() + ".log"), text.toString());
    }

    /// Where a failure arose and what caused it, as text of many lines.
    public static String trace(Throwable failure) {
        var text = new StringBuilder();
        @Nullable Throwable next = failure;
        for (int k = 0; k < CAUSES_MAX && next != null; k++) {
            text.append(k == 0 ? "" : "caused by ").append(next).append('\n');
            for (StackTraceElement frame : next.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
