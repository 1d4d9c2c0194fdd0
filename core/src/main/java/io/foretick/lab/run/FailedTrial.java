package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.util.List;

/// The row of a trial that has no figures, only a reason. Stateless.
public final class FailedTrial {

    private FailedTrial() {}

    /// The row for a failure.
    public static TrialResult of(TrialSpec spec, Throwable failure) {
        return of(spec, reason(failure));
    }

    /// The row for a reason in words.
    public static TrialResult of(TrialSpec spec, String reason) {
        return new TrialResult(
                spec.id(),
                spec.values(),
                reason,
                new TrialResult.Money(0, 0, 0, 0, 0, 0),
                new TrialResult.Activity(0, 0, 0, 0, 0, Double.NaN),
                new TrialResult.Risk(0, 0, 0, 0, 0, 0, 0, 0),
                new TrialResult.Model("", 0, Double.NaN, Double.NaN),
                List.of(),
                List.of(),
                "");
    }

    /// What went wrong, in one line; the kind of fault too where it is one of the program.
    static String reason(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        if (message == null) {
            return kind;
        }
        boolean foreseen =
                failure instanceof IOException || failure instanceof IllegalArgumentException;
        String text = foreseen ? message : kind + ": " + message;
        return firstLine(text);
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
