package io.foretick.report.lab;

import java.util.List;
import java.util.Optional;

/// How far the best of many trials can be believed. Figures that too few trials or periods leave
/// unknown are NaN, and lists empty.
///
/// @param compared how many trials were compared: those whose periods are the same hours
/// @param deflatedSharpe probability that the best trial's true Sharpe ratio is beyond what the
///   best of so many trials without skill would show
/// @param overfitProbability share of the splits of the periods in which the trial that was best in
///   one half was no better than the median in the other (PBO)
/// @param effectiveTrials as how many independent trials the correlated ones count
/// @param lossProbability share of the splits in which the chosen trial lost money in the other
///   half
/// @param slope change of the chosen trial's Sharpe ratio in the other half for each unit in the
///   first
/// @param chanceSharpe yearly Sharpe ratio that the best of so many trials without skill would show
/// @param white probability that the best mean profit, in money, is chance (White's reality check)
/// @param hansen the same with each trial measured by its own deviation (Hansen)
/// @param logits distribution of the chosen trial's rank in the other half, as logit; below 0 it is
///   worse than the median
/// @param best Sharpe ratios of the best trials as probabilities, the best first
public record OverfitFigures(
        int compared,
        double deflatedSharpe,
        double overfitProbability,
        double effectiveTrials,
        double lossProbability,
        double slope,
        double chanceSharpe,
        double white,
        double hansen,
        List<LogitBin> logits,
        List<SharpeOdds> best) {

    /// Nothing is known.
    public static final OverfitFigures UNKNOWN =
            new OverfitFigures(
                    0,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    List.of(),
                    List.of());

    /// How many splits had a logit in `(from, to]`.
    public record LogitBin(double from, double to, int splits) {}

    /// A trial's Sharpe ratio as probabilities.
    ///
    /// @param probabilistic that the true one is above 0, were it the only trial
    /// @param deflated that it is beyond what the best of all trials would show by chance
    public record SharpeOdds(String id, double probabilistic, double deflated) {}

    public OverfitFigures {
        logits = List.copyOf(logits);
        best = List.copyOf(best);
    }

    /// Those of one trial, if it is among the best.
    public Optional<SharpeOdds> odds(String id) {
        return best.stream().filter(odds -> odds.id().equals(id)).findFirst();
    }
}
