package io.foretick.lab.run;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/// The machine failed a trial: its disk or its memory. That says nothing about the trial, which is
/// left without a result and run another time.
public final class MachineFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int CAUSES_MAX = 8;

    /// @param cause what the machine said when something of our own was written
    public MachineFailure(String what, IOException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    /// Why the machine failed a trial, in one line; empty where the failure is the trial's own.
    public static Optional<String> reason(Throwable failure) {
        @Nullable Throwable next = failure;
        for (int k = 0; k < CAUSES_MAX && next != null; k++) {
            if (next instanceof OutOfMemoryError) {
                return Optional.of("out of memory: it needs a larger heap, or fewer workers");
            }
            if (next instanceof MachineFailure) {
                return Optional.of(FailedTrial.firstLine(String.valueOf(next.getMessage())));
            }
            next = next.getCause();
        }
        return Optional.empty();
    }
}
