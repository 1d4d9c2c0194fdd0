package io.foretick.feature;

/// Features of one history, as a function of the instant they are wanted for. Not a model input by
/// itself: each set has its own faster way out, and this is how checks see them all.
public interface FeatureSet {

    /// How many values there are at each instant.
    int size();

    /// Writes the features that are known at `end`, in the unit of the history (a second, or the
    /// number of rows before it).
    ///
    /// @param out takes [#size] values
    /// @return whether there are any; `out` means nothing otherwise
    boolean write(long end, double[] out);
}
