package io.foretick.report.predictor;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.report.live.JsonText;

import org.jspecify.annotations.Nullable;

/// What is shown of one model in one timeframe. Bounded, and owned by the predictor's thread.
final class ModelFigures {

    private final JudgedHistory history = new JudgedHistory();
    private final Confusion confusion = new Confusion();
    private final AffineTrace affine = new AffineTrace();
    private Prediction latest;
    private @Nullable Update judged; // null before the first
    private String leader;
    private long leaderSinceNs;
    private @Nullable Written written; // null after a change

    /// Its row in the table, and what its own page shows beside.
    record Written(String row, String detail) {}

    /// @param first the first prediction that is known of
    ModelFigures(Prediction first) {
        this.latest = first;
        this.leader = first.calibrated().leader();
        this.leaderSinceNs = first.madeAtNs();
    }

    void predicted(Prediction prediction) {
        written = null;
        latest = prediction;
        String leads = prediction.calibrated().leader();
        if (!leads.equals(leader)) {
            leader = leads;
            leaderSinceNs = prediction.madeAtNs();
        }
    }

    void judged(Update update) {
        written = null;
        judged = update;
        history.add(Judged.of(update));
        confusion.add(update.prediction().direction(), update.fact().direction());
        Calibrated after = update.after();
        affine.add(update.prediction().madeAtNs(), after.slope(), after.shift());
    }

    /// The newest JSON; costs nothing if nothing changed.
    Written write() {
        Written text = written;
        if (text == null) {
            text = new Written(JsonText.object(this::row), JsonText.object(this::detail));
            written = text;
        }
        return text;
    }

    private void row(JsonText out) {
        out.put("tf", latest.timeframe().name())
                .put("model", latest.model().name())
                .put("type", latest.model().type());
        PredictionJson.write(latest, out);
        out.object("calibration", this::calibration).object("windows", history::writeWindows);
        Update last = judged;
        if (last == null) {
            out.putNull("last").putNull("lesson");
        } else {
            out.object("last", fields -> Judged.of(last).write(fields))
                    .object("lesson", fields -> PredictionJson.write(last.lesson(), fields));
        }
    }

    private void calibration(JsonText out) {
        Calibrated newest = latest.calibrated();
        out.put("leader", leader)
                .putTimeNs("leader_since", leaderSinceNs)
                .put("a", newest.slope())
                .put("b", newest.shift())
                .put("n", newest.updates());
    }

    private void detail(JsonText out) {
        out.array("curve", history.all().bins()::write)
                .object("affine", affine::write)
                .object("confusion", confusion::write)
                .put("confident_wrong_count", history.confidentWrongs())
                .array("confident_wrong", history::writeWrongs)
                .array("history", history::writeNewest);
    }
}
