package io.foretick.report.predictor;

import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.report.live.JsonText;

/// Predictions, what came of them and what was learnt as JSON, under the names of the JSONL files.
/// Times are epoch seconds here and have names of their own.
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
                .put("logits_up", prediction.logitUp())
                .put("logits_down", prediction.logitDown())
                .object(
                        "flat_thresholds",
                        fields ->
                                fields.put("probability", prediction.thresholds().probability())
                                        .put("delta", prediction.thresholds().delta()))
                .putTexts("notes", prediction.notes());
        write(prediction.recall(), out);
    }

    private static void write(Recall recall, JsonText out) {
        Recall.Decision decision = recall.decision();
        out.put("context_key_used", recall.contextKey())
                .put("decision_key_used", recall.decisionKey())
                .put("trust_ctx", recall.contextTrust())
                .put("trust_dec", decision.trust())
                .object(
                        "prior_ctx",
                        fields ->
                                fields.put("up", known(recall, recall.priorUp()))
                                        .put("down", known(recall, recall.priorDown()))
                                        .put("flat", known(recall, recall.priorFlat())))
                .put("prior_win_dec", decision.wins())
                .put("anti_pattern", decision.antiPattern());
    }

    private static double known(Recall recall, double share) {
        return recall.isKnown() ? share : Double.NaN;
    }

    /// A prediction and what came of it.
    static void write(Judged row, JsonText out) {
        out.putTimeNs("time", row.candleStartNs() + row.timeframe().lengthNs())
                .put("pred_dir", row.decision().name())
                .put("fact_dir", row.fact().name())
                .put("p_up", row.up())
                .put("p_up_raw", row.rawUp())
                .put("ret_bps", row.returnBps())
                .put("reward", row.reward());
    }

    static void write(Update.Lesson lesson, JsonText out) {
        out.put("learnt", lesson.learnt())
                .put("anchor_update_applied", lesson.anchorMoved())
                .put("loss_task", lesson.taskLoss())
                .put("loss_total", lesson.totalLoss())
                .put("lr_eff", lesson.learningRate())
                .put("anchor_lambda_eff", lesson.anchorStrength())
                .put("sample_weight", lesson.sampleWeight());
    }
}
