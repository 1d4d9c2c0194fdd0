package io.foretick.report.direction;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.market.candle.Timeframe;
import io.foretick.math.Elementary;

/// What candles, facts and predictions are called in their files; `docs/formats.md` says what each
/// member means. Where the documents name one thing twice, both names are written. Stateless.
final class DirectionRows {

    /// What every row begins with: whose candles it is of.
    static final String SYMBOL = "symbol";

    private DirectionRows() {}

    /// A closed candle, left open for more members.
    static JsonRow candle(Timeframe timeframe, Bar bar, JsonRow row) {
        return row.begin()
                .putTimeNs("ts_start", bar.startNs())
                .put("ts_end", endMs(bar))
                .putE8("o", bar.openE8())
                .putE8("h", bar.highE8())
                .putE8("l", bar.lowE8())
                .putE8("c", bar.closeE8())
                .putE8("volume", bar.volumeE8())
                .put("confirmed", true)
                .put("tf", timeframe.name());
    }

    /// The last millisecond of a candle, which is how Bybit names its end.
    private static long endMs(Bar bar) {
        return Math.floorDiv(bar.endNs(), Times.MILLI_NS) - 1;
    }

    static JsonRow fact(Fact fact, JsonRow row) {
        row.begin()
                .putTimeNs("ts", fact.startNs() + fact.timeframe().lengthNs())
                .put("tf", fact.timeframe().name())
                .putTimeNs("prev_ts", fact.previousStartNs())
                .putTimeNs("curr_ts", fact.startNs())
                .putTimeNs("candle_ts", fact.startNs());
        move(fact, row);
        return row.put("fact_flat_bps", fact.flatBps())
                .put("fact_dir", fact.direction().name())
                .put("direction", fact.direction().name())
                .end();
    }

    /// How far the price went.
    static void move(Fact fact, JsonRow row) {
        row.put("close_prev", fact.closePrevious())
                .put("close_curr", fact.close())
                .put("delta", difference(fact.closePrevious(), fact.close()))
                .put("ret_bps", fact.returnBps());
    }

    // Of the prices' own decimals: 9.7, where doubles differ by 9.700000000011642.
    private static double difference(double before, double after) {
        return E8.toDouble(E8.ofDouble(after) - E8.ofDouble(before));
    }

    static JsonRow prediction(Prediction prediction, JsonRow row) {
        row.begin().putTimeNs("ts", prediction.madeAtNs());
        who(prediction, row);
        row.put("logits_up", prediction.logitUp()).put("logits_down", prediction.logitDown());
        row.put("p_up", prediction.calibrated().up())
                .put("p_down", 1.0 - prediction.calibrated().up())
                .put("dir", prediction.direction().name())
                .put("direction", prediction.direction().name())
                .put("confidence", prediction.confidence())
                .put("used_ema", prediction.usedAverages());
        memory(prediction.recall(), row);
        thresholds(prediction.thresholds(), row);
        row.put("notes", prediction.notes());
        probabilities(prediction, row);
        calibration(prediction.calibrated(), row);
        return meta(prediction, row).end();
    }

    /// Which model said it, of which move.
    static void who(Prediction prediction, JsonRow row) {
        row.put("tf", prediction.timeframe().name())
                .put("model_id", prediction.model().name())
                .put("model_type", prediction.model().type())
                .putTimeNs("candle_ts", prediction.candleStartNs())
                .putTimeNs("target_ts", prediction.targetStartNs());
    }

    private static void memory(Recall recall, JsonRow row) {
        boolean known = recall.isKnown(); // what is not is null
        row.putUnlessEmpty("context_key_used", recall.contextKey())
                .putUnlessEmpty("decision_key_used", recall.decisionKey())
                .put("trust_ctx", recall.contextTrust())
                .put("trust_dec", recall.decision().trust())
                .open("prior_ctx")
                .put("up", known ? recall.priorUp() : Double.NaN)
                .put("down", known ? recall.priorDown() : Double.NaN)
                .put("flat", known ? recall.priorFlat() : Double.NaN)
                .close()
                .put("prior_win_dec", recall.decision().wins());
    }

    static void thresholds(Thresholds thresholds, JsonRow row) {
        row.open("flat_thresholds")
                .put("probability", thresholds.probability())
                .put("delta", thresholds.delta())
                .close();
    }

    /// Raw and calibrated probabilities, and the raw and calibrated confidence in them.
    static void probabilities(Prediction prediction, JsonRow row) {
        double up = prediction.calibrated().up();
        row.put("p_up_raw", prediction.rawUp())
                .put("p_down_raw", 1.0 - prediction.rawUp())
                .put("p_up_cal", up)
                .put("p_down_cal", 1.0 - up)
                .put("conf_raw", prediction.rawConfidence())
                .put("conf_cal", prediction.confidence());
    }

    /// The affine calibration.
    static void calibration(Calibrated calibrated, JsonRow row) {
        row.put("calib_a", calibrated.slope())
                .put("calib_b", calibrated.shift())
                .put("calib_n", calibrated.updates());
    }

    private static JsonRow meta(Prediction prediction, JsonRow row) {
        Recall.Decision decision = prediction.recall().decision();
        return row.open("meta")
                .put("close", prediction.close())
                .put("calibrator", prediction.calibrated().leader())
                .put("p_up_affine", prediction.calibrated().affineUp())
                .put("first_dir", decision.taken().name())
                .put("anti_pattern", decision.antiPattern())
                .close();
    }

    /// The margin between the sides whose logistic is this probability of up.
    static double marginOf(double up) {
        return Elementary.log(up) - Elementary.log(1.0 - up);
    }
}
