package io.foretick.lab.train;

import io.foretick.lab.train.course.CurvePoint;
import io.foretick.lab.train.course.StageName;
import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.Page;
import io.foretick.report.html.SvgChart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

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
                    out.raw(chart(stage, member, points));
                }
            }
        }
    }

    private static List<CurvePoint> points(Trained trained, StageName stage, int member) {
        return trained.curve().stream()
                .filter(point -> point.stage() == stage && point.member() == member)
                .toList();
    }

    private static String chart(StageName stage, int member, List<CurvePoint> points) {
        double[] steps = points.stream().mapToDouble(CurvePoint::step).toArray();
        double[] training = points.stream().mapToDouble(CurvePoint::trainingLoss).toArray();
        double[] validation = points.stream().mapToDouble(CurvePoint::validationLoss).toArray();
        String what = stage == StageName.SELECT ? "latest instants held out" : "whole range";
        return new SvgChart(
                        "Member " + (member + 1) + ", " + what + ": loss in nats by step",
                        Axis.exact(0, Math.max(1, steps[steps.length - 1]), TICKS),
                        around(training, validation))
                .line("training, with dropout", SvgChart.Ink.QUIET, steps, training)
                .line("validation", SvgChart.Ink.MAIN, steps, validation)
                .draw();
    }

    private static Axis around(double[] one, double[] other) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value :
                DoubleStream.concat(Arrays.stream(one), Arrays.stream(other))
                        .filter(Double::isFinite)
                        .toArray()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low <= high ? Axis.ofNumbers(low, high, TICKS) : Axis.ofNumbers(0, 1, TICKS);
    }
}
