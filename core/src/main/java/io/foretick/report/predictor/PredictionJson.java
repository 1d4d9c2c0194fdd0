package io.foretick.report.predictor;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.report.live.JsonText;

/// Predictions, what came of them and what was learnt as JSON, under the names of the documents.
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

    /// A prediction and what came of it.
    static void write(Judged row, JsonText out) {
        out.putTimeNs("time", row.candleStartNs() + row.timeframe().lengthNs())
                .put("direction", row.decision().name())
                .put("fact", row.fact().name())
                .put("p_up", row.up())
                .put("p_up_raw", row.rawUp())
                .put("ret_bps", row.returnBps())
                .put("reward", row.reward());
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
