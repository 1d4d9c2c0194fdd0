package io.foretick.report.direction.replay;

import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.check.ReplayFailure;
import io.foretick.forecast.direction.score.Finding;

/// Something that a check or a guard has against a replay.
///
/// @param level `WARNING` or `ERROR`
/// @param check name of the check
/// @param model name of the model, or empty where it is of none
/// @param text what was seen
public record ReplayProblem(Level level, String check, String model, String text) {

    /// A check that did not hold.
    public static ReplayProblem of(ReplayFailure failure) {
        String seen = failure.count() + " times, first: " + failure.first();
        return new ReplayProblem(failure.check().level(), failure.check().check(), "", seen);
    }

    /// What a guard says of a model.
    public static ReplayProblem of(String model, Finding finding) {
        return new ReplayProblem(finding.level(), finding.guard().check(), model, finding.text());
    }
}
