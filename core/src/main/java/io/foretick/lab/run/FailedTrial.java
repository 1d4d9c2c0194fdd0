package io.foretick.lab.run;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

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

    /// What went wrong, in one line.
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        String text = message == null ? kind : message;
        boolean known = failure instanceof java.io.IOException && message != null;
        String line = known ? text : message == null ? kind : kind + ": " + text;
        return line.lines().findFirst().orElse(kind);
    }
}
