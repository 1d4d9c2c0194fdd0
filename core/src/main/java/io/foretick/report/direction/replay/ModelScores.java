package io.foretick.report.direction.replay;

import io.foretick.base.Seed;
import io.foretick.forecast.direction.score.DirectionScores;
import io.foretick.forecast.direction.score.Finding;
import io.foretick.forecast.direction.score.GuardLimits;
import io.foretick.forecast.direction.score.Guards;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ScoreIntervals;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that is known of one model's rows.
///
/// @param intervals nothing where there are too few rows
/// @param regimes scores by the regime of the market
record ModelScores(
        String name,
        DirectionScores scores,
        Optional<ScoreIntervals> intervals,
        double confidence,
        SortedMap<String, DirectionScores> regimes) {

    static ModelScores of(String name, List<Judged> rows, Seed seed) {
        var regimes = new TreeMap<String, DirectionScores>();
        SortedMap<String, Collection<Judged>> byRegime = Judged.byRegime(rows);
        byRegime.forEach((regime, some) -> regimes.put(regime, DirectionScores.of(some)));
        regimes.remove("");
        return new ModelScores(
                name,
                DirectionScores.of(rows),
                ScoreIntervals.of(rows, ScoreIntervals.blockCandles(rows), seed),
                rows.stream().mapToDouble(Judged::confidence).average().orElse(Double.NaN),
                regimes);
    }

    List<ReplayProblem> problems(GuardLimits limits) {
        List<Finding> found = Guards.check(scores, limits);
        return found.stream().map(finding -> ReplayProblem.of(name, finding)).toList();
    }
}
