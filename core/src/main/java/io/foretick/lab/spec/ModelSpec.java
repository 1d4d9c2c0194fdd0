package io.foretick.lab.spec;

/// The stack of models (YAML `model`): level 0 foretells the label's return, level 1 refines it,
/// level 2 says how far to trust it.
///
/// @param trees settings of the trees, used if level 0 has them
/// @param network settings of the networks of all levels
/// @param meta whether level 1 refines level 0
/// @param confidence whether level 2 weighs the prediction; else it counts fully
/// @param metaLabeling whether a second model foretells whether acting on level 0 pays, and its
///   probability weighs the prediction
/// @param ensemble whether level 0 is the mean of trees and network
/// @param mode strict, or as the older pipeline trained
public record ModelSpec(
        Level0 level0,
        TreeSpec trees,
        NetworkSpec network,
        boolean meta,
        boolean confidence,
        boolean metaLabeling,
        boolean ensemble,
        Mode mode) {

    /// What level 0 is.
    public enum Level0 {
        /// No model: the fair value is the market's.
        NONE,
        /// Boosted trees.
        XGBOOST,
        /// A recurrent network over the last bars.
        PRICE_LSTM
    }

    /// How closely the older pipeline is followed.
    public enum Mode {
        STRICT,
        COMPAT
    }

    /// Settings of boosted trees (YAML `model.level0.params`), named as XGBoost names them.
    public record TreeSpec(
            int rounds,
            int maxDepth,
            double eta,
            double subsample,
            double colsampleByTree,
            double minChildWeight,
            double lambda,
            double gamma,
            int maxBin) {}

    /// Settings of the networks.
    ///
    /// @param sequence bars that the recurrent ones see
    public record NetworkSpec(
            int hidden,
            int layers,
            double dropout,
            int sequence,
            int epochs0,
            int epochs1,
            int epochs2,
            int batch,
            double learningRate) {}
}
