package io.foretick.lab.promotion;

import io.foretick.forecast.density.score.MeanDifference;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a candidate did on the window, and against whom.
///
/// @param ends how many ends of markets were scored: those to which all models told a law
/// @param asked how many questions were asked in all, those about fixed horizons too
/// @param unanswered to how many of them the candidate told none
/// @param nats mean log score of the candidate on the mix of durations
/// @param results against each hurdle
public record PromotionVerdict(
        int ends, int asked, int unanswered, double nats, List<Result> results) {

    /// A candidate is scored on what it answers alone, so it could pass by answering only what is
    /// easy. Of a window's questions it must not leave a larger share unanswered.
    public static final double UNANSWERED_SHARE_MAX = 0.05;

    /// Against one hurdle.
    ///
    /// @param nats mean log score of the hurdle's model
    /// @param gain log score of the candidate less that of the hurdle's model
    public record Result(Hurdle hurdle, double nats, MeanDifference gain) {

        /// Whether the candidate is not worse. A mean that is no number clears nothing.
        public boolean isCleared() {
            return gain.mean() >= hurdle.gainMin();
        }
    }

    public PromotionVerdict {
        results = List.copyOf(results);
    }

    /// What share of the questions the candidate told no law for.
    public double unansweredShare() {
        return (double) unanswered / asked;
    }

    /// Whether the candidate answered enough of the questions.
    public boolean isAnswered() {
        return unansweredShare() <= UNANSWERED_SHARE_MAX;
    }

    /// Whether the candidate may go live.
    public boolean isPassed() {
        return isAnswered() && results.stream().allMatch(Result::isCleared);
    }

    /// The figures by name, for an audit; those that are no numbers are left out.
    public SortedMap<String, Double> figures() {
        SortedMap<String, Double> figures = new TreeMap<>();
        put(figures, "ends", ends);
        put(figures, "unanswered_share", unansweredShare());
        put(figures, "log_score", nats);
        for (Result result : results) {
            String versus = "versus_" + result.hurdle().name() + ".";
            put(figures, versus + "diff_nats", result.gain().mean());
            put(figures, versus + "standard_error", result.gain().standardError());
            put(figures, versus + "least_nats", result.hurdle().gainMin());
        }
        return figures;
    }

    private static void put(SortedMap<String, Double> figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
    }
}
