package io.foretick.lab.search;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.TrialResult;

import java.util.Comparator;

/// A trial and how good it was.
///
/// @param score higher is better; NaN if the trial failed or has no such figure
public record Scored(TrialSpec trial, double score) {

    /// Best first, failed ones last; equals stay in the order of the trials.
    static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(one -> Double.isNaN(one.score) ? 1e300 : -one.score);

    /// The score of a result.
    public static Scored of(TrialSpec trial, TrialResult result, Objective objective) {
        return new Scored(trial, objective.of(result));
    }
}
