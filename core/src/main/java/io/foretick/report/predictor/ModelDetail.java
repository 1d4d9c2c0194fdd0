package io.foretick.report.predictor;

import io.foretick.base.Times;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.score.Confusion;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.report.live.JsonText;
import io.foretick.report.predictor.AffineTrace.Point;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the page shows of one model beside its row. Written on the thread of who asks for it,
/// because few do. Immutable.
public final class ModelDetail {

    private final List<ReliabilityBin> bins;
    private final List<Point> affine;
    private final Confusion confusion;
    private final long confidentWrongs;
    private final List<Judged> worst;
    private final List<Judged> history;

    ModelDetail(JudgedHistory history, AffineTrace affine) {
        this.bins = List.of(history.all().bins().bins());
        this.affine = affine.points();
        this.confusion = history.all().confusion();
        this.confidentWrongs = history.confidentWrongs();
        this.worst = history.worst();
        this.history = history.newest();
    }

    /// One object: calibration curve, slope and shift over time, confusion, and lists of judged
    /// predictions.
    public String json() {
        return JsonText.object(out ->
                out.array("curve", this::curve)
                        .object("affine", this::affine)
                        .object("confusion", this::confusion)
                        .put("confident_wrong_count", confidentWrongs)
                        .array("confident_wrong", rows -> write(worst, rows))
                        .array("history", rows -> write(history, rows)));
    }

    private void curve(JsonText out) {
        double width = 1.0 / bins.size();
        for (int k = 0; k < bins.size(); k++) {
            ReliabilityBin bin = bins.get(k);
            double from = k * width;
            if (bin.count() > 0) {
                out.element(fields ->
                        fields.put("from", from)
                                .put("to", from + width)
                                .put("n", bin.count())
                                .put("p_up", bin.probabilityMean())
                                .put("up", bin.observedShare()));
            }
        }
    }

    private void affine(JsonText out) {
        out.putColumn("time", column(point -> (double) point.timeNs() / Times.SECOND_NS))
                .putColumn("a", column(Point::slope))
                .putColumn("b", column(Point::shift));
    }

    private double[] column(ToDoubleFunction<Point> of) {
        return affine.stream().mapToDouble(of).toArray();
    }

    /// Decisions, each with its counts of facts.
    private void confusion(JsonText out) {
        for (Direction decision : Direction.values()) {
            out.object(
                    decision.name(),
                    facts -> {
                        for (Direction fact : Direction.values()) {
                            facts.put(fact.name(), confusion.count(decision, fact));
                        }
                    });
        }
    }

    private static void write(List<Judged> rows, JsonText out) {
        rows.forEach(row -> out.element(fields -> PredictionJson.write(row, fields)));
    }
}
