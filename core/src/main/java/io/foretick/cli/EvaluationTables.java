package io.foretick.cli;

import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.GroupScores;
import io.foretick.forecast.density.evaluation.Marks;
import io.foretick.forecast.density.evaluation.PitTest;
import io.foretick.forecast.density.score.MeanDifference;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// An evaluation as tables of text: one row a model or horizon.
record EvaluationTables(Evaluation evaluation) {

    private static final double BASIS_POINTS = 1e4;

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        List<GroupScores> horizons = withMix(evaluation.horizons());
        scores(text, horizons);
        gains(text, horizons, "by horizon");
        gains(text, evaluation.windows(), "by duration of the market");
        gains(text, evaluation.coins(), "by coin");
        places(text);
        probabilities(text);
        for (int k = 0; k < evaluation.contestants().size(); k++) {
            if (evaluation.unanswered().get(k) > 0) {
                text.format(
                        "%n%s left %d questions unanswered; they are scored for none%n",
                        evaluation.contestants().get(k), evaluation.unanswered().get(k));
            }
        }
        return text.toString();
    }

    private List<GroupScores> withMix(List<GroupScores> groups) {
        return Stream.concat(Stream.of(evaluation.mix()), groups.stream()).toList();
    }

    private void scores(Formatter text, List<GroupScores> groups) {
        text.format("%nmean log score, nats%n");
        header(text, groups);
        text.format("%-16s", "questions");
        groups.forEach(group -> text.format(" %15d", group.questions()));
        for (int k = 0; k < evaluation.contestants().size(); k++) {
            text.format("%n%-16s", evaluation.contestants().get(k));
            for (GroupScores group : groups) {
                text.format(" %15.4f", group.marks().get(k).nats());
            }
        }
        text.format("%n");
    }

    private void gains(Formatter text, List<GroupScores> groups, String by) {
        if (evaluation.contestants().size() > 1) {
            String model = evaluation.contestants().getFirst();
            text.format("%n%s over its rivals %s, nats (t by days)%n", model, by);
            header(text, groups);
            for (int k = 1; k < evaluation.contestants().size(); k++) {
                text.format("%-16s", evaluation.contestants().get(k));
                for (GroupScores group : groups) {
                    text.format(" %15s", difference(group.gains().get(k), 4));
                }
                text.format("%n");
            }
        }
    }

    private void header(Formatter text, List<GroupScores> groups) {
        text.format("%-16s", "");
        groups.forEach(group -> text.format(" %15s", group.name()));
        text.format("%n");
    }

    private void places(Formatter text) {
        text.format(
                "%n%s by horizon%n%-8s %9s %9s %7s %8s %8s %8s %8s %9s %9s%n",
                evaluation.contestants().getFirst(),
                "",
                "CRPS bp",
                "sigma bp",
                "PIT KS",
                "below 1%",
                "above99%",
                "apart",
                "equal to",
                "p",
                "|P-0.5|");
        for (GroupScores group : evaluation.horizons()) {
            Marks marks = group.marks().getFirst();
            PitTest test = group.pitTests().getFirst();
            text.format(
                    "%-8s %9.2f %9.2f %7.4f %7.2f%% %7.2f%% %8d %8.0f %9.4f %9.4f%n",
                    group.name(),
                    BASIS_POINTS * marks.crps(),
                    BASIS_POINTS * marks.sigma(),
                    marks.pit().distance(),
                    100 * marks.pit().below1Percent(),
                    100 * marks.pit().above99Percent(),
                    test.returns(),
                    test.effective(),
                    test.pValue(),
                    marks.biasAtTheMoney());
        }
    }

    private void probabilities(Formatter text) {
        text.format("%nprobability of Up, lower is better; gain in log loss over the rival%n");
        text.format("%-16s %9s %9s %9s %18s%n", "", "Brier", "log loss", "ECE", "gain (t by days)");
        GroupScores mix = evaluation.mix();
        for (int k = 0; k < evaluation.contestants().size(); k++) {
            Marks.Up up = mix.up().get(k);
            String gain = k == 0 ? "" : difference(mix.upGains().get(k), 5);
            text.format(
                    "%-16s %9.5f %9.5f %9.4f %18s%n",
                    evaluation.contestants().get(k),
                    up.brier(),
                    up.logLoss(),
                    up.calibrationError(),
                    gain);
        }
        List<GroupScores> groups = new ArrayList<>(evaluation.windows());
        groups.addAll(evaluation.remaining());
        text.format(
                "%n%s by duration, and by the share that is left%n",
                evaluation.contestants().getFirst());
        for (GroupScores group : groups) {
            Marks.Up up = group.up().getFirst();
            text.format(
                    "%-16s %9.5f %9.5f %9.4f%n",
                    group.name(), up.brier(), up.logLoss(), up.calibrationError());
        }
    }

    private static String difference(MeanDifference difference, int decimals) {
        return String.format(
                Locale.ROOT, "%+." + decimals + "f (%.1f)", difference.mean(), difference.t());
    }
}
