package io.foretick.report.lab.page;

import static io.foretick.report.html.Figures.count;
import static io.foretick.report.html.Figures.fixed;

import io.foretick.base.E8;
import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.html.Table;
import io.foretick.report.lab.CentSplit;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.OverfitFigures.SharpeOdds;
import io.foretick.report.lab.TrialResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of the page on the best trials: scores, curves, risk, and where the money came from.
///
/// @param experiment what the page is about
/// @param out where the page is written
record BestSection(Experiment experiment, Markup out) {

    private static final double CENTS = 100;

    void write() {
        List<TrialResult> best = experiment.best();
        if (best.isEmpty()) {
            return;
        }
        out.open("section", "id", "best").leaf("h2", "The best trials");
        String shown = LuckWords.shown(best, experiment.about().objective());
        out.leaf("p", shown, "class", "note");
        scores(best);
        out.raw(LabCharts.equity(best).draw());
        out.raw(LabCharts.drawdown(best).draw());
        risk(best);
        settings(best.getFirst());
        out.close();
        money(best);
    }

    /// Figures that none of them has stand in no column.
    private void scores(List<TrialResult> best) {
        boolean included = best.stream().anyMatch(t -> Double.isFinite(t.activity().included()));
        boolean foretold = best.stream().anyMatch(t -> Double.isFinite(t.model().hitRate()));
        var table = new Table("Scores").words("", "Trial").numbers("Sharpe, yearly");
        table.numbers("Probabilistic", "Deflated", "PnL, $", "PnL / $1,000", "of peak", "Fills");
        if (included) {
            table.numbers("Included, %");
        }
        if (foretold) {
            table.numbers("Hit rate, %");
        }
        for (int k = 0; k < best.size(); k++) {
            List<String> cells = new ArrayList<>(scores(k + 1, best.get(k)));
            if (included) {
                cells.add(percent(best.get(k).activity().included()));
            }
            if (foretold) {
                cells.add(percent(best.get(k).model().hitRate()));
            }
            table.row(cells.toArray(String[]::new));
        }
        table.write(out);
    }

    private List<String> scores(int rank, TrialResult trial) {
        Optional<SharpeOdds> odds = experiment.overfit().odds(trial.id());
        return List.of(
                Integer.toString(rank),
                trial.id(),
                fixed(trial.risk().sharpe(), 2),
                fixed(odds.map(SharpeOdds::probabilistic).orElse(Double.NaN), 3),
                fixed(odds.map(SharpeOdds::deflated).orElse(Double.NaN), 3),
                fixed(E8.toDouble(trial.money().totalE8()), 2),
                fixed(trial.risk().perThousand(), 2),
                fixed(trial.risk().perThousandPeak(), 2),
                count(trial.activity().fills()));
    }

    private static String percent(double share) {
        return fixed(100 * share, 1);
    }

    private void risk(List<TrialResult> best) {
        double level = experiment.about().riskLevel();
        String at = level > 0 ? " " + fixed(100 * level, 0) + " %" : "";
        var table = new Table("Risk, $").words("", "Trial").numbers("Drawdown", "VaR" + at);
        table.numbers("ES" + at, "Mean position", "Largest position", "Alarms");
        for (int k = 0; k < best.size(); k++) {
            TrialResult trial = best.get(k);
            table.row(
                    Integer.toString(k + 1),
                    trial.id(),
                    fixed(trial.risk().drawdownUsd(), 2),
                    fixed(trial.risk().valueAtRiskUsd(), 2),
                    fixed(trial.risk().shortfallUsd(), 2),
                    fixed(trial.risk().positionUsdMean(), 2),
                    fixed(trial.risk().positionUsdMax(), 2),
                    count(trial.alarms().size()));
        }
        table.write(out);
        out.leaf(
                "p",
                "Value at risk (VaR) is the loss of one period that is not exceeded at this level;"
                        + " expected shortfall (ES) is the mean loss beyond it.",
                "class",
                "note");
    }

    private void settings(TrialResult best) {
        out.open("details").leaf("summary", "All settings of the best trial");
        var table = new Table("").words("Setting", "Value");
        for (Map.Entry<String, String> setting : best.values().entrySet()) {
            table.row(setting.getKey(), setting.getValue());
        }
        table.write(out);
        out.close();
    }

    private void money(List<TrialResult> best) {
        out.open("section", "id", "money").leaf("h2", "Where the money came from");
        out.leaf(
                "p",
                "Dollars per $1,000 of time-average position, or of one order where that is more."
                        + " Parts are rounded so that they add up to the cent.",
                "class",
                "note");
        var bars = new SplitBars();
        var table = split("PnL per $1,000 of position, $");
        var dollars = split("PnL, $");
        for (int k = 0; k < best.size(); k++) {
            TrialResult trial = best.get(k);
            String rank = Integer.toString(k + 1);
            CentSplit.perThousand(trial)
                    .ifPresent(cents -> {
                        bars.add(rank + "  " + LabCharts.brief(trial), cents);
                        row(table, rank, trial, cents);
                    });
            CentSplit.ofDollars(trial).ifPresent(cents -> row(dollars, rank, trial, cents));
        }
        out.raw(bars.draw());
        table.write(out);
        out.open("details").leaf("summary", "The same in dollars");
        dollars.write(out);
        out.close().close();
    }

    private static Table split(String caption) {
        var table = new Table(caption).words("", "Trial");
        return table.numbers(CentSplit.NAMES.toArray(String[]::new)).numbers("Sum");
    }

    private static void row(Table table, String rank, TrialResult trial, CentSplit cents) {
        Stream<String> parts = cents.parts().stream().map(BestSection::dollars);
        Stream<String> head = Stream.of(rank, trial.id());
        Stream<String> sum = Stream.of(dollars(cents.total()));
        table.row(Stream.of(head, parts, sum).flatMap(part -> part).toArray(String[]::new));
    }

    private static String dollars(long cents) {
        return Figures.fixed(cents / CENTS, 2);
    }
}
