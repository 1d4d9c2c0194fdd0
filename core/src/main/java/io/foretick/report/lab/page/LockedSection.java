package io.foretick.report.lab.page;

import static io.foretick.report.html.Figures.fixed;

import io.foretick.base.E8;
import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.html.Table;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.TrialResult;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The part of the page on the locked window: what the trials that were chosen did where no choice
/// could look.
///
/// @param experiment what the page is about
/// @param out where the page is written
record LockedSection(Experiment experiment, Markup out) {

    private static final int ROWS_MAX = 50;

    /// A trial before and in the locked window.
    private record Pair(TrialResult chosen, TrialResult locked) {}

    void write() {
        out.open("section", "id", "locked").leaf("h2", "The locked window");
        List<Pair> pairs = pairs();
        if (experiment.locked().trials().isEmpty()) {
            out.leaf("p", "The locked window has not been opened.").close();
            return;
        }
        out.leaf(
                "p",
                "The last part of the data, which no search could read. A trial that was skill"
                        + " keeps its Sharpe ratio here; one that was luck does not.",
                "class",
                "note");
        if (pairs.isEmpty()) {
            out.leaf("p", "It was opened, but for no finished trial of this experiment.");
        } else {
            words(pairs);
            out.raw(chart(pairs).draw());
            table(pairs);
        }
        out.close();
    }

    private List<Pair> pairs() {
        Map<String, TrialResult> locked =
                experiment.locked().finished().stream()
                        .collect(Collectors.toMap(TrialResult::id, trial -> trial));
        List<Pair> pairs = new ArrayList<>();
        for (TrialResult trial : experiment.ranked()) {
            TrialResult result = locked.get(trial.id());
            if (result != null) {
                pairs.add(new Pair(trial, result));
            }
        }
        return pairs;
    }

    private void words(List<Pair> pairs) {
        long gained = pairs.stream().filter(pair -> pair.locked.money().totalE8() > 0).count();
        Pair first = pairs.getFirst();
        out.leaf(
                "p",
                ("%d of %d trials earned money in the locked window. The best of them before, %s,"
                                + " went from a Sharpe of %s to %s.")
                        .formatted(
                                gained,
                                pairs.size(),
                                first.chosen.id(),
                                fixed(sharpe(first.chosen), 2),
                                fixed(sharpe(first.locked), 2)));
    }

    private static SvgChart chart(List<Pair> pairs) {
        double[] before = column(pairs, pair -> sharpe(pair.chosen));
        double[] after = column(pairs, pair -> sharpe(pair.locked));
        double[] both =
                DoubleStream.concat(Arrays.stream(before), Arrays.stream(after))
                        .filter(Double::isFinite)
                        .toArray();
        double low = Arrays.stream(both).min().orElse(0);
        double high = Arrays.stream(both).max().orElse(1);
        Axis axis = Axis.ofNumbers(Math.min(0, low), Math.max(0, high), 6);
        double[] ends = {axis.low(), axis.high()};
        var chart = new SvgChart("Sharpe in the locked window (up) against before", axis, axis);
        chart.level("", Ink.QUIET, 0);
        chart.line("the same", Ink.QUIET, ends, ends);
        chart.dots("trial", Ink.MAIN, before, after);
        return chart;
    }

    private static double[] column(List<Pair> pairs, ToDoubleFunction<Pair> of) {
        return pairs.stream().mapToDouble(of).toArray();
    }

    private static double sharpe(TrialResult trial) {
        return trial.risk().sharpe();
    }

    private void table(List<Pair> pairs) {
        var table = new Table("").words("Trial").numbers("Sharpe before", "locked");
        table.numbers("PnL / $1,000 before", "locked", "PnL, $, locked", "Drawdown, $, locked");
        pairs.stream()
                .limit(ROWS_MAX)
                .forEach(pair ->
                        table.row(
                                pair.chosen.id(),
                                fixed(sharpe(pair.chosen), 2),
                                fixed(sharpe(pair.locked), 2),
                                fixed(pair.chosen.risk().perThousand(), 2),
                                fixed(pair.locked.risk().perThousand(), 2),
                                fixed(E8.toDouble(pair.locked.money().totalE8()), 2),
                                fixed(pair.locked.risk().drawdownUsd(), 2)));
        table.write(out);
    }
}
