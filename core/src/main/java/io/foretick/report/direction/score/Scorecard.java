package io.foretick.report.direction.score;

import io.foretick.base.Seed;
import io.foretick.forecast.direction.score.DirectionScores;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ScoreIntervals;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The scores of one model on one timeframe, and how sure they are. Immutable.
///
/// @param intervals nothing where there are too few blocks to draw from
public record Scorecard(DirectionScores scores, Optional<ScoreIntervals> intervals) {

    /// Scores rows of one model and one timeframe.
    ///
    /// @param rows in the order of their candles
    /// @param seed the same for all models that are compared
    public static Scorecard of(Collection<Judged> rows, int blockCandles, Seed seed) {
        return new Scorecard(DirectionScores.of(rows), ScoreIntervals.of(rows, blockCandles, seed));
    }

    /// The same for each regime that was told, in the order of their names.
    public static SortedMap<String, Scorecard> byRegime(
            Collection<Judged> rows, int blockCandles, Seed seed) {
        SortedMap<String, Scorecard> regimes = new TreeMap<>();
        Judged.byRegime(rows)
                .forEach((regime, some) -> regimes.put(regime, of(some, blockCandles, seed)));
        regimes.remove("");
        return regimes;
    }

    /// Whether the model is better than the base rate, in a sentence.
    public String verdict() {
        if (intervals.isEmpty()) {
            return "too few rows for an interval: no skill is claimed";
        }
        return switch (intervals.get().verdict()) {
            case SHOWN ->
                    "skill is shown: the log loss lies below those of the base rate and of any"
                            + " constant";
            case WORSE -> "worse than the base rate: the log loss lies above";
            case NOT_SHOWN ->
                    "no skill is shown: the log loss is not below both the base rate's and a"
                            + " constant's";
        };
    }
}
