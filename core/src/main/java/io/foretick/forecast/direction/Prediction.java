package io.foretick.forecast.direction;

import io.foretick.market.candle.Timeframe;

import java.util.List;

/// What one model says, at the close of one candle, about the close of the next one. Immutable.
///
/// @param candleStartNs first instant of the candle at whose close it was made
/// @param close the close from which the move is counted
/// @param logitUp the model's raw logits
/// @param rawUp raw probability of up
/// @param direction the decision, after thresholds and pattern memory
/// @param usedAverages whether the averaged parameters were used
/// @param notes what changed the decision, such as `anti_pattern_abstain`
public record Prediction(
        ModelName model,
        Timeframe timeframe,
        long candleStartNs,
        double close,
        double logitUp,
        double logitDown,
        double rawUp,
        Calibrated calibrated,
        Direction direction,
        Thresholds thresholds,
        Recall recall,
        boolean usedAverages,
        FeatureVector features,
        List<String> notes) {

    public Prediction {
        notes = List.copyOf(notes);
    }

    /// First instant of the candle that judges it.
    public long targetStartNs() {
        return candleStartNs + timeframe.lengthNs();
    }

    /// When it was made: the close of its candle, which is where its target begins.
    public long madeAtNs() {
        return targetStartNs();
    }

    /// Raw margin between the sides.
    public double margin() {
        return logitUp - logitDown;
    }

    /// The calibrated probability of the likelier side.
    public double confidence() {
        return Math.max(calibrated.up(), 1.0 - calibrated.up());
    }

    /// The raw probability of the likelier side.
    public double rawConfidence() {
        return Math.max(rawUp, 1.0 - rawUp);
    }
}
