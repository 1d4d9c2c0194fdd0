package io.foretick.lab.train;

import io.foretick.lab.train.course.CurvePoint;
import io.foretick.lab.train.course.StageName;
import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.Page;
import io.foretick.report.html.SvgChart;

import java.util.Arrays;
import java.util.List;

/// Draws how the losses of a training went, as a page that needs nothing but itself.
public final class TrainingPage {

    private static final int TICKS = 8;

    private TrainingPage() {}

    /// The page as well-formed XHTML.
    ///
    /// @param name of the model
    public static String render(String name, Trained trained) {
        String title = "Foretick training of " + name;
        return Page.of(title, out -> write(title, trained, out));
    }

    private static void write(String title, Trained trained, Markup out) {
        out.open("header").leaf("h1", title).close();
        for (StageName stage : StageName.values()) {
            int members = trained.model().members().size();
            for (int member = 0; member < members; member++) {
                List<CurvePoint> points = points(trained, stage, member);
                if (!points.isEmpty()) {
                    charts(stage, member, points, out);
                }
            }
        }
    }

    private static List<CurvePoint> points(Trained trained, StageName stage, int member) {
        return trained.curve().stream()
                .filter(point -> point.stage() == stage && point.member() == member)
                .toList();
    }

    /// One chart for each kind of loss: what is held out is another time, at another level.
    private static void charts(StageName stage, int member, List<CurvePoint> points, Markup out) {
        String name =
                "Member " + (member + 1) + ", " + (stage == StageName.SELECT ? "" : "refit, ");
        double[] steps = points.stream().mapToDouble(CurvePoint::step).toArray();
        double[] validation = points.stream().mapToDouble(CurvePoint::validationLoss).toArray();
        if (stage == StageName.SELECT) {
            SvgChart chart = chart(name + "loss held out, in nats by step", steps, validation);
            chart.line("network", SvgChart.Ink.MAIN, steps, validation);
            out.raw(chart.level("anchor", SvgChart.Ink.SECOND, validation[0]).draw());
        }
        double[] training = points.stream().mapToDouble(CurvePoint::trainingLoss).toArray();
        SvgChart chart = chart(name + "loss of training, with dropout", steps, training);
        out.raw(chart.line("network", SvgChart.Ink.QUIET, steps, training).draw());
    }

    private static SvgChart chart(String title, double[] steps, double[] losses) {
        double last = Math.max(1, steps[steps.length - 1]);
        return new SvgChart(title, Axis.exact(0, last, TICKS), around(losses));
    }

    private static Axis around(double[] losses) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : Arrays.stream(losses).filter(Double::isFinite).toArray()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low <= high ? Axis.ofNumbers(low, high, TICKS) : Axis.ofNumbers(0, 1, TICKS);
    }
}
