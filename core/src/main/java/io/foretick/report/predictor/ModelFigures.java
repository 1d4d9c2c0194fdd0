package io.foretick.report.predictor;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.report.live.JsonText;
import io.foretick.report.predictor.AffineTrace.Point;

import org.jspecify.annotations.Nullable;

/// What is shown of one model in one timeframe. Bounded, and owned by the predictor's thread.
final class ModelFigures {

    private static final String NO_REGIME = ""; // what the page shows needs neither
    private static final double EVEN = 0.5;

    private final JudgedHistory history = new JudgedHistory();
    private final AffineTrace affine = new AffineTrace();
    private Prediction latest;
    private String leader;
    private long leaderSinceNs;
    private @Nullable Lesson lesson; // null before the first
    private @Nullable Figures figures; // null after a change

    /// What came of the newest judged prediction, and what was learnt of it.
    private record Lesson(Judged judged, Update.Lesson learnt) {}

    /// As readers get them.
    ///
    /// @param row in the table of models, one object
    record Figures(String row, ModelDetail detail) {}

    /// @param first the first prediction that is known of
    ModelFigures(Prediction first) {
        this.latest = first;
        this.leader = first.calibrated().leader();
        this.leaderSinceNs = first.madeAtNs();
    }

    void predicted(Prediction prediction) {
        figures = null;
        latest = prediction;
        String leads = prediction.calibrated().leader();
        if (!leads.equals(leader)) {
            leader = leads;
            leaderSinceNs = prediction.madeAtNs();
        }
    }

    void judged(Update update) {
        figures = null;
        Prediction made = update.prediction();
        Judged row = Judged.of(update, NO_REGIME, EVEN);
        history.add(row);
        lesson = new Lesson(row, update.lesson());
        Calibrated after = update.after();
        affine.add(new Point(made.madeAtNs(), after.slope(), after.shift()));
    }

    /// The newest figures; costs nothing if nothing changed.
    Figures figures() {
        Figures known = figures;
        if (known == null) {
            known = new Figures(JsonText.object(this::row), new ModelDetail(history, affine));
            figures = known;
        }
        return known;
    }

    private void row(JsonText out) {
        out.put("tf", latest.timeframe().name())
                .put("model_id", latest.model().name())
                .put("model_type", latest.model().type());
        PredictionJson.write(latest, out);
        calibration(out);
        out.object("windows", history::writeWindows);
        Lesson last = lesson;
        if (last == null) {
            out.putNull("last").putNull("lesson");
        } else {
            out.object("last", fields -> PredictionJson.write(last.judged(), fields))
                    .object("lesson", fields -> PredictionJson.write(last.learnt(), fields));
        }
    }

    private void calibration(JsonText out) {
        Calibrated newest = latest.calibrated();
        out.put("calibrator", leader)
                .putTimeNs("calibrator_since", leaderSinceNs)
                .put("calib_a", newest.slope())
                .put("calib_b", newest.shift())
                .put("calib_n", newest.updates());
    }
}
