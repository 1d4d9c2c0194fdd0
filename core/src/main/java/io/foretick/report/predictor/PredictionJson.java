package io.foretick.report.predictor;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;
import io.foretick.report.live.JsonText;

/// A prediction's and a lesson's fields as JSON, under the names of the documents.
final class PredictionJson {

    private PredictionJson() {}

    static void write(Prediction prediction, JsonText out) {
        Calibrated calibrated = prediction.calibrated();
        out.putTimeNs("time", prediction.madeAtNs())
                .putTimeNs(
                        "target_time",
                        prediction.targetStartNs() + prediction.timeframe().lengthNs())
                .put("close", prediction.close())
                .put("direction", prediction.direction().name())
                .put("p_up", calibrated.up())
                .put("p_up_raw", prediction.rawUp())
                .put("p_up_affine", calibrated.affineUp())
                .put("confidence", prediction.confidence())
                .put("logit_up", prediction.logitUp())
                .put("logit_down", prediction.logitDown())
                .object(
                        "thresholds",
                        fields ->
                                fields.put("probability", prediction.thresholds().probability())
                                        .put("delta", prediction.thresholds().delta()))
                .putTexts("notes", prediction.notes())
                .object("memory", fields -> write(prediction.recall(), fields));
    }

    private static void write(Recall recall, JsonText out) {
        Recall.Decision decision = recall.decision();
        out.put("context_key", recall.contextKey())
                .put("trust_ctx", recall.contextTrust())
                .put("prior_up", recall.priorUp())
                .put("prior_down", recall.priorDown())
                .put("prior_flat", recall.priorFlat())
                .put("decision_key", recall.decisionKey())
                .put("trust_dec", decision.trust())
                .put("wins", decision.wins())
                .put("anti_pattern", decision.antiPattern());
    }

    static void write(Update.Lesson lesson, JsonText out) {
        out.put("learnt", lesson.learnt())
                .put("anchor_moved", lesson.anchorMoved())
                .put("loss_task", lesson.taskLoss())
                .put("loss_total", lesson.totalLoss())
                .put("lr_eff", lesson.learningRate())
                .put("anchor_lambda_eff", lesson.anchorStrength())
                .put("sample_weight", lesson.sampleWeight());
    }
}
