package io.foretick.report.direction;

import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.Update.Lesson;

import java.util.Locale;

/// What the members of an update are called in its file. Stateless.
final class UpdateRow {

    private UpdateRow() {}

    static JsonRow write(Update update, JsonRow row) {
        Prediction prediction = update.prediction();
        Fact fact = update.fact();
        row.begin().putTimeNs(RowKeys.TIME, fact.startNs() + fact.timeframe().lengthNs());
        DirectionRows.who(prediction, row);
        row.put(RowKeys.PREDICTED, prediction.direction().name())
                .put(RowKeys.PREDICTED_CONFIDENCE, prediction.confidence())
                .put(RowKeys.FACT, fact.direction().name());
        DirectionRows.move(fact, row);
        row.put("fact_flat_bps", fact.flatBps()).put(RowKeys.REWARD, update.reward());
        lesson(update.lesson(), row);
        DirectionRows.calibration(update.after(), row);
        row.put(RowKeys.UP, prediction.calibrated().up())
                .put(RowKeys.DOWN, 1.0 - prediction.calibrated().up());
        DirectionRows.probabilities(prediction, row);
        row.put(RowKeys.LOGIT_UP, prediction.logitUp())
                .put(RowKeys.LOGIT_DOWN, prediction.logitDown())
                .put("margin_raw", prediction.margin())
                .put("margin_cal", DirectionRows.marginOf(prediction.calibrated().up()))
                .put("features", prediction.features());
        return meta(update, row).end();
    }

    private static void lesson(Lesson lesson, JsonRow row) {
        row.put("loss_task", lesson.taskLoss())
                .put("loss_total", lesson.totalLoss())
                .put("lr_eff", lesson.learningRate())
                .put("anchor_lambda_eff", lesson.anchorStrength())
                .open("weight_norms")
                .put("params", lesson.parameterNorm())
                .put("ema", lesson.averageNorm())
                .put("anchor", lesson.anchorNorm())
                .close()
                .put("anchor_update_applied", lesson.anchorMoved());
    }

    private static JsonRow meta(Update update, JsonRow row) {
        Prediction prediction = update.prediction();
        Recall recall = prediction.recall();
        row.open(RowKeys.META)
                .put("reward_reason", update.reason().name().toLowerCase(Locale.ROOT))
                .put("sample_weight", update.lesson().sampleWeight())
                .put("class_weight", update.lesson().classWeight())
                .put("learnt", update.lesson().learnt())
                .put("calibrator", prediction.calibrated().leader())
                .put("p_up_affine", prediction.calibrated().affineUp())
                .put("calib_a_before", prediction.calibrated().slope())
                .put("calib_b_before", prediction.calibrated().shift());
        DirectionRows.thresholds(prediction.thresholds(), row);
        return row.put("trust_ctx", recall.contextTrust())
                .put("trust_dec", recall.decision().trust())
                .put("first_dir", recall.decision().taken().name())
                .put("anti_pattern", recall.decision().antiPattern())
                .put(RowKeys.NOTES, prediction.notes())
                .close();
    }
}
