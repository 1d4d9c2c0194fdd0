package io.foretick.report.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// All that a report says about an experiment, before it is written.
///
/// @param about its name and notes
/// @param results its trials
/// @param locked results of trials on the locked window, none as long as it was not opened
/// @param compared those of them that can be compared with each other
/// @param overfit how far the best can be believed
public record Experiment(
        About about,
        Results results,
        Results locked,
        ComparedTrials compared,
        OverfitFigures overfit) {

    /// An experiment whose results are known.
    public static Experiment of(About about, Results results, Results locked) {
        ComparedTrials compared = ComparedTrials.of(results.ranked(about.objective()));
        OverfitFigures overfit = Overfitting.of(compared.ranked(), about.periodSeconds());
        return new Experiment(about, results, locked, compared, overfit);
    }

    /// Reads a folder. Locked results of trials that are not in it are kept.
    public static Experiment read(Path root) throws IOException {
        var folder = new ExperimentFolder(root);
        return of(About.read(folder), Results.read(folder.trials()), Results.read(folder.locked()));
    }

    /// The compared trials, the best in the experiment's objective first.
    public List<TrialResult> ranked() {
        return compared.ranked();
    }

    /// The best of the compared trials, the best first, at most [ResultsTables#BEST_MAX].
    public List<TrialResult> best() {
        return ranked().stream().limit(ResultsTables.BEST_MAX).toList();
    }
}
