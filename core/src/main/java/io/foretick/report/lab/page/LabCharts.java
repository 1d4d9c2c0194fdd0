package io.foretick.report.lab.page;

import io.foretick.report.html.Axis;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.lab.EquityCurve;
import io.foretick.report.lab.TrialResult;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Curves of the best few trials over the periods. Pure functions.
final class LabCharts {

    /// Colours of the best few, the best first.
    private static final List<Ink> INKS = List.of(Ink.MAIN, Ink.SECOND, Ink.BUY, Ink.SELL);

    private static final int POINTS_MAX = 700;
    private static final int ID_LENGTH = 8;

    private LabCharts() {}

    /// Profit so far.
    static SvgChart equity(List<TrialResult> best) {
        return curves("Equity, $", best, EquityCurve::equityUsd);
    }

    /// How far below its highest so far.
    static SvgChart drawdown(List<TrialResult> best) {
        return curves("Drawdown, $", best, EquityCurve::drawdownUsd);
    }

    /// The beginning of an id, where room is short.
    static String brief(TrialResult trial) {
        return trial.id().substring(0, Math.min(ID_LENGTH, trial.id().length()));
    }

    private static SvgChart curves(
            String title, List<TrialResult> best, Function<TrialResult, double[]> curve) {
        List<TrialResult> shown = best.subList(0, Math.min(INKS.size(), best.size()));
        double[] all = shown.stream().map(curve).flatMapToDouble(Arrays::stream).toArray();
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(1);
        int periods = shown.stream().mapToInt(trial -> trial.periods().size()).max().orElse(1);
        var chart =
                new SvgChart(
                        title + ", by period",
                        Axis.exact(0, Math.max(1, periods), 8),
                        Axis.ofNumbers(low, high, 5));
        for (int k = 0; k < shown.size(); k++) { // the legend alone: the best first
            String name = k + 1 + "  " + brief(shown.get(k));
            chart.line(name, INKS.get(k), new double[0], new double[0]);
        }
        for (int k = shown.size() - 1; k >= 0; k--) { // the best on top
            double[] values = curve.apply(shown.get(k));
            double[] places = places(values.length);
            chart.line("", INKS.get(k), places, at(places, values));
        }
        return chart;
    }

    /// All points, or as many as can be told apart; the last is always there.
    private static double[] places(int length) {
        int points = Math.min(length, POINTS_MAX);
        double[] places = new double[points];
        for (int k = 0; k < points; k++) {
            places[k] = points == 1 ? 0 : Math.rint(k * (length - 1.0) / (points - 1));
        }
        return places;
    }

    private static double[] at(double[] places, double[] values) {
        return Arrays.stream(places).map(place -> values[(int) place]).toArray();
    }
}
