package io.foretick.forecast.direction;

/// What came of a prediction, and what its model learnt of it. Immutable.
///
/// @param reward what the decision earned, after shaping
/// @param lesson how much was learnt and by which means
/// @param after the affine calibration after it
public record Update(
        Prediction prediction,
        Fact fact,
        Reward reason,
        double reward,
        Lesson lesson,
        Calibrated after) {

    /// One step of learning.
    ///
    /// @param learnt whether parameters may have changed; false while learning is frozen
    /// @param anchorMoved whether the anchor followed
    /// @param taskLoss weighted cross-entropy of the model that learns
    /// @param totalLoss the same with the pull of the anchor
    /// @param learningRate rate of the step, 0 where nothing was learnt
    /// @param anchorStrength weight of the pull
    /// @param sampleWeight weight of the sample, classes included
    /// @param classWeight weight of its class alone
    /// @param parameterNorm Euclidean norm of the weights
    /// @param averageNorm the same of the averaged weights
    /// @param anchorNorm the same of the anchor
    public record Lesson(
            boolean learnt,
            boolean anchorMoved,
            double taskLoss,
            double totalLoss,
            double learningRate,
            double anchorStrength,
            double sampleWeight,
            double classWeight,
            double parameterNorm,
            double averageNorm,
            double anchorNorm) {}
}
