package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The logs of failed trials: one file each, with the settings and where it broke.
public record FailureLog(Path folder) {

    private static final int CAUSES_MAX = 8;

    /// Writes the log of a trial that failed, and gives its row.
    TrialResult failed(TrialSpec spec, Throwable failure) throws IOException {
        write(spec.id(), spec.values(), trace(failure));
        return FailedTrial.of(spec, failure);
    }

    /// Writes down a failure that is known by its row only, as of a trial on another machine.
    public void note(TrialResult failed) throws IOException {
        write(failed.id(), failed.values(), failed.failure() + "\n");
    }

    private void write(String id, Map<String, String> values, String what) throws IOException {
        var text = new StringBuilder();
        values.forEach((path, value) -> text.append(path).append(": ").append(value).append('\n'));
        text.append('\n').append(what);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(id + ".log"), text.toString());
    }

    private static String trace(Throwable failure) {
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
