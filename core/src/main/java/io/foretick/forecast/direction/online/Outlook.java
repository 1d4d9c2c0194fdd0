package io.foretick.forecast.direction.online;

import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.math.Logistic;

import java.util.List;

/// What a model sees at the close of a candle, before calibration, thresholds and the memory of
/// decisions have their say.
///
/// @param recall what is known of the situation
/// @param caution added to the model's thresholds
/// @param sound whether the model could see at all; else it abstains
/// @param usedAverages whether the averaged parameters were used
record Outlook(
        double logitUp,
        double logitDown,
        FeatureVector features,
        Recall recall,
        Thresholds caution,
        boolean sound,
        boolean usedAverages,
        List<String> notes) {

    private static final double SURE = 1e-6; // nearer to 0 or 1 no probability is taken to be
    private static final Thresholds NO_CAUTION = new Thresholds(0, 0);
    private static final List<String> NOT_FINITE = List.of("not_finite");

    /// What a linear model sees.
    static Outlook linear(
            LinearModel.Logits logits, FeatureVector x, Recall recall, boolean usedAverages) {
        return new Outlook(
                logits.up(), logits.down(), x, recall, NO_CAUTION, true, usedAverages, List.of());
    }

    /// What a linear model sees in features that are no numbers: nothing.
    static Outlook blind(FeatureVector x, boolean usedAverages) {
        return new Outlook(0, 0, x, Recall.NOTHING, NO_CAUTION, false, usedAverages, NOT_FINITE);
    }

    /// What a probability of up means.
    static Outlook of(double up, Thresholds caution, List<String> notes) {
        double half = margin(up) / 2.0;
        return new Outlook(
                half, -half, FeatureVector.NONE, Recall.NOTHING, caution, true, false, notes);
    }

    /// The same without added caution.
    static Outlook of(double up) {
        return of(up, NO_CAUTION, List.of());
    }

    private static double margin(double up) {
        return Logistic.logit(Math.clamp(up, SURE, 1.0 - SURE));
    }
}
