package io.foretick.lab.spec;

import io.foretick.base.Checks;

/// Who may see which part of the data (YAML `split`). Time runs: training, then test blocks that
/// the trial trades, then the locked window, which no grid reads.
///
/// @param lockedShare last part of the time span, kept shut
/// @param trainShare first part of what is not locked, before the first test block
/// @param folds number of test blocks; before each the models are trained anew
/// @param embargoBars bars left out between training and test, beyond the labels' own reach
/// @param rolling whether training forgets its beginning: it keeps its first length; else it grows
public record SplitSpec(
        double lockedShare, double trainShare, int folds, int embargoBars, boolean rolling) {

    public SplitSpec {
        Checks.inRange(lockedShare, 0.0, 0.9, "lockedShare");
        Checks.inRange(trainShare, 0.0, 1.0, "trainShare");
        Checks.inRange(folds, 1, 1_000, "folds");
        Checks.inRange(embargoBars, 0, 100_000, "embargoBars");
    }
}
