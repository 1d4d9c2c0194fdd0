package io.foretick.cli;

import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.pattern.PatternMemory;
import io.foretick.forecast.direction.pattern.PatternStat;
import io.foretick.forecast.direction.pattern.PatternSummary;
import io.foretick.forecast.direction.pattern.PatternView;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.predictor.PatternRows;
import io.foretick.session.direction.Predictor;

import java.util.ArrayList;
import java.util.List;

/// What predictors remember, as their page lists it.
final class DirectionPatterns {

    private static final int ROWS = 20;

    private DirectionPatterns() {}

    /// The most trusted patterns and anti-patterns of all timeframes, and how many each has.
    static PatternRows of(List<Predictor> predictors) {
        List<PatternRows.Row> top = new ArrayList<>();
        List<PatternRows.Row> antiPatterns = new ArrayList<>();
        List<PatternRows.Count> counts = new ArrayList<>();
        for (Predictor predictor : predictors) {
            PatternMemory memory = predictor.memory();
            Timeframe timeframe = predictor.timeframe();
            memory.top(ROWS).forEach(view -> top.add(row(timeframe, view)));
            memory.anti(ROWS).forEach(view -> antiPatterns.add(row(timeframe, view)));
            PatternSummary summary = memory.summary();
            counts.add(
                    new PatternRows.Count(
                            timeframe,
                            summary.contexts(),
                            summary.decisions(),
                            summary.trusted(),
                            summary.antiPatterns()));
        }
        return new PatternRows(top, antiPatterns, counts);
    }

    private static PatternRows.Row row(Timeframe timeframe, PatternView view) {
        PatternStat.Support support = view.stat().support();
        ModelName model = support.model();
        double none = Double.NaN;
        return switch (view.stat()) {
            case PatternStat.Context(_, double up, double down, double flat, double reward) ->
                    new PatternRows.Row(
                            timeframe,
                            model,
                            PatternRows.Kind.CONTEXT,
                            support.key(),
                            support.count(),
                            up,
                            down,
                            flat,
                            none,
                            reward,
                            view.trust(),
                            support.lastSeenNs());
            case PatternStat.Decision(_, double wins, double reward, _) ->
                    new PatternRows.Row(
                            timeframe,
                            model,
                            PatternRows.Kind.DECISION,
                            support.key(),
                            support.count(),
                            none,
                            none,
                            none,
                            wins,
                            reward,
                            view.trust(),
                            support.lastSeenNs());
        };
    }
}
