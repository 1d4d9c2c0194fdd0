package io.foretick.report.lab.page;

import static io.foretick.report.html.Figures.count;
import static io.foretick.report.html.Figures.fixed;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.html.Table;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.OverfitFigures;
import io.foretick.report.lab.OverfitFigures.LogitBin;

import java.util.List;
import java.util.stream.Stream;

/// The part of the page on luck: distribution of the logits, and the figures behind the judgement.
///
/// @param experiment what the page is about
/// @param out where the page is written
record LuckSection(Experiment experiment, Markup out) {

    void write() {
        out.open("section", "id", "luck").leaf("h2", "Skill or luck");
        out.leaf("p", LuckWords.thresholds(), "class", "note");
        out.leaf("p", LuckWords.compared(experiment), "class", "note");
        OverfitFigures overfit = experiment.overfit();
        if (Double.isNaN(overfit.overfitProbability())) {
            out.leaf("p", "The compared trials or their periods are too few to say.").close();
            return;
        }
        if (!overfit.logits().isEmpty()) {
            out.raw(chart(overfit).draw());
        }
        table(overfit);
        out.close();
    }

    /// The bins as steps from 0 up and back to 0, worse than the median in another colour.
    static SvgChart chart(OverfitFigures overfit) {
        List<LogitBin> bins = overfit.logits();
        double low = bins.getFirst().from();
        double high = bins.getLast().to();
        int most = bins.stream().mapToInt(LogitBin::splits).max().orElse(1);
        var chart =
                new SvgChart(
                        "Rank of the chosen trial in the other half, as logit",
                        Axis.exact(low, high, 8),
                        Axis.exact(0, 1.05 * most, 4));
        draw(chart, "worse than the median", Ink.SECOND, bins.stream().filter(LuckSection::isBad));
        draw(chart, "better", Ink.MAIN, bins.stream().filter(bin -> !isBad(bin)));
        return chart;
    }

    private static boolean isBad(LogitBin bin) {
        return bin.to() <= 0;
    }

    private static void draw(SvgChart chart, String name, Ink ink, Stream<LogitBin> bins) {
        List<LogitBin> shown = bins.toList();
        if (shown.isEmpty()) {
            return;
        }
        double[] edges = new double[shown.size() + 1];
        double[] heights = new double[shown.size() + 1];
        for (int k = 0; k < shown.size(); k++) {
            edges[k] = shown.get(k).from();
            heights[k] = shown.get(k).splits();
        }
        edges[shown.size()] = shown.getLast().to();
        heights[shown.size()] = shown.getLast().splits();
        chart.band(name, ink, edges, new double[edges.length], heights);
    }

    private void table(OverfitFigures overfit) {
        int splits = overfit.logits().stream().mapToInt(LogitBin::splits).sum();
        var table = new Table("").words("Figure").numbers("Value").words("Meaning");
        table.row(
                "Splits",
                count(splits),
                "ways to cut the periods’ blocks into two halves; the best of one is judged by the"
                        + " other");
        table.row(
                "Probability of overfitting",
                fixed(overfit.overfitProbability(), 3),
                "share of splits in which the best was no better than the median afterwards");
        table.row(
                "Probability of loss",
                fixed(overfit.lossProbability(), 3),
                "share of splits in which the best lost money afterwards");
        table.row(
                "Slope",
                fixed(overfit.slope(), 3),
                "Sharpe afterwards for each unit of Sharpe before; below 0 the better look worse");
        table.row(
                "Independent trials",
                fixed(overfit.effectiveTrials(), 1),
                "as how many the correlated trials count");
        table.row(
                "Sharpe by chance",
                fixed(overfit.chanceSharpe(), 2),
                "expected best of that many without skill, yearly");
        table.row(
                "Deflated Sharpe",
                fixed(overfit.deflatedSharpe(), 3),
                "probability that the true Sharpe of the best is beyond it");
        table.row(
                "Reality check, White",
                fixed(overfit.white(), 3),
                "probability that the best mean profit, in money, is chance; one wild trial"
                        + " decides");
        table.row(
                "Reality check, Hansen",
                fixed(overfit.hansen(), 3),
                "the same with each trial measured by its own deviation; the one to read of the"
                        + " two");
        table.write(out);
        out.leaf("p", LuckWords.reality(), "class", "note");
    }
}
