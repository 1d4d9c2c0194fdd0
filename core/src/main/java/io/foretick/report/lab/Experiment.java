package io.foretick.report.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// All that a report says about an experiment, before it is written.
///
/// @param about its name and notes
/// @param results its trials
/// @param locked results of trials on the locked window, none as long as it was not opened
/// @param overfit how far the best can be believed
public record Experiment(About about, Results results, Results locked, OverfitFigures overfit) {

    /// An experiment whose results are known.
    public static Experiment of(About about, Results results, Results locked) {
        List<TrialResult> ranked = results.ranked(about.objective());
        OverfitFigures overfit = Overfitting.of(ranked, about.periodSeconds());
        return new Experiment(about, results, locked, overfit);
    }

    /// Reads a folder. Locked results of trials that are not in it are kept.
    public static Experiment read(Path root) throws IOException {
        var folder = new ExperimentFolder(root);
        return of(About.read(folder), Results.read(folder.trials()), Results.read(folder.locked()));
    }

    /// Those that have figures, the best first.
    public List<TrialResult> ranked() {
        return results.ranked(about.objective());
    }

    /// The best trials, the best first, at most [ResultsTables#BEST_MAX].
    public List<TrialResult> best() {
        return ranked().stream().limit(ResultsTables.BEST_MAX).toList();
    }
}
