package io.foretick.cli;

import io.foretick.cli.DirectionEvaluateReport.Entry;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Timeframe;
import io.foretick.forecast.direction.score.Confusion;
import io.foretick.forecast.direction.score.DirectionScores;
import io.foretick.forecast.direction.score.LastDirection;
import io.foretick.forecast.direction.score.ProbabilityScores;
import io.foretick.forecast.direction.score.ScoreIntervals;
import io.foretick.math.Bootstrap.Interval;
import io.foretick.report.direction.score.Scorecard;

import java.util.Formatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;

/// The scores of one timeframe's models as tables of text: a row a model, or a regime of it.
record DirectionTables(Timeframe timeframe, SortedMap<String, Entry> models) {

    private static final String UNKNOWN = "-";

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%ntimeframe %s%n", timeframe.name());
        models.forEach((model, entry) ->
                text.format(
                        "%-14s predictions of %s to %s%s%n",
                        model, entry.from(), entry.to(), blocks(entry.card())));
        decisions(text);
        probabilities(text);
        baselines(text);
        confusions(text);
        regimes(text);
        verdicts(text);
        return text.toString();
    }

    private static String blocks(Scorecard card) {
        return card.intervals()
                .map(some ->
                        ", 95 %% intervals of %d blocks of %d candles"
                                .formatted(some.blocks(), some.blockCandles()))
                .orElse(", too few rows for intervals");
    }

    private void decisions(Formatter text) {
        text.format(
                "%n%-14s %9s %27s %9s %27s %9s %9s%n",
                "decisions",
                "rows",
                "accuracy",
                "actions",
                "action accuracy",
                "FLAT said",
                "FLAT came");
        models.forEach((model, entry) -> {
            Confusion confusion = entry.card().scores().confusion();
            text.format(
                    "%-14s %9d %27s %9d %27s %9s %9s%n",
                    model,
                    confusion.n(),
                    bounded(confusion.accuracy(), entry.card(), ScoreIntervals::accuracy),
                    confusion.actions(),
                    bounded(
                            confusion.actionAccuracy(),
                            entry.card(),
                            ScoreIntervals::actionAccuracy),
                    number(confusion.predictedFlatShare()),
                    number(confusion.factFlatShare()));
        });
    }

    private void probabilities(Formatter text) {
        text.format("%n");
        probabilityHeader(text, "p_up");
        models.forEach((model, entry) -> probabilityRow(text, model, entry.card()));
    }

    private static void probabilityHeader(Formatter text, String title) {
        text.format(
                "%-14s %9s %27s %27s %9s %27s %9s %9s%n",
                title, "moves", "Brier", "log loss", "raw", "ECE", "MCE", "sd");
    }

    private static void probabilityRow(Formatter text, String name, Scorecard card) {
        DirectionScores scores = card.scores();
        ProbabilityScores probabilities = scores.probabilities();
        text.format(
                "%-14s %9d %27s %27s %9s %27s %9s %9s%n",
                name,
                probabilities.n(),
                bounded(probabilities.brier(), card, ScoreIntervals::brier),
                bounded(probabilities.logLoss(), card, ScoreIntervals::logLoss),
                number(probabilities.rawLogLoss()),
                bounded(scores.reliability().expectedError(), card, ScoreIntervals::ece),
                number(scores.reliability().maximumError()),
                number(scores.sdUp()));
    }

    private void baselines(Formatter text) {
        text.format(
                "%n%-14s %9s %9s %27s %27s %9s %9s%n",
                "baselines",
                "base rate",
                "log loss",
                "gain over it",
                "gain over any constant",
                "last: all",
                "actions");
        models.forEach((model, entry) -> baselineRow(text, model, entry.card()));
    }

    private static void baselineRow(Formatter text, String model, Scorecard card) {
        ProbabilityScores probabilities = card.scores().probabilities();
        LastDirection last = card.scores().lastDirection();
        text.format(
                "%-14s %9s %9s %27s %27s %9s %9s%n",
                model,
                number(probabilities.baseRate()),
                number(probabilities.baseRateLogLoss()),
                bounded(probabilities.skill(), card, ScoreIntervals::skill),
                bounded(probabilities.constantSkill(), card, ScoreIntervals::constantSkill),
                number(last.accuracy()),
                number(last.actionAccuracy()));
    }

    private void confusions(Formatter text) {
        models.forEach((model, entry) -> {
            Confusion confusion = entry.card().scores().confusion();
            text.format("%n%-14s %9s %9s %9s%n", model, "came UP", "DOWN", "FLAT");
            for (Direction decision : Direction.values()) {
                text.format(
                        "%-14s %9d %9d %9d%n",
                        "said " + decision,
                        confusion.count(decision, Direction.UP),
                        confusion.count(decision, Direction.DOWN),
                        confusion.count(decision, Direction.FLAT));
            }
        });
    }

    private void regimes(Formatter text) {
        models.forEach((model, entry) -> {
            if (!entry.regimes().isEmpty()) {
                text.format("%n");
                probabilityHeader(text, model);
                entry.regimes().forEach((regime, card) -> probabilityRow(text, regime, card));
            }
        });
    }

    private void verdicts(Formatter text) {
        text.format("%n");
        models.forEach((model, entry) -> text.format("%-14s %s%n", model, entry.card().verdict()));
    }

    private static String bounded(
            double value, Scorecard card, Function<ScoreIntervals, Interval> bounds) {
        return card.intervals()
                .map(bounds)
                .filter(interval -> Double.isFinite(interval.low()))
                .map(interval ->
                        "%s [%s, %s]"
                                .formatted(
                                        number(value),
                                        number(interval.low()),
                                        number(interval.high())))
                .orElse(number(value));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : UNKNOWN;
    }
}
