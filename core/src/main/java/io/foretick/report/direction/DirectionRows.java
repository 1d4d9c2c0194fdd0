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
                .put(RowKeys.TIMEFRAME, timeframe.name());
    }

    /// The last millisecond of a candle, which is how Bybit names its end.
    private static long endMs(Bar bar) {
        return Math.floorDiv(bar.endNs(), Times.MILLI_NS) - 1;
    }

    static JsonRow fact(Fact fact, JsonRow row) {
        row.begin()
                .putTimeNs(RowKeys.TIME, fact.startNs() + fact.timeframe().lengthNs())
                .put(RowKeys.TIMEFRAME, fact.timeframe().name())
                .putTimeNs(RowKeys.PREVIOUS, fact.previousStartNs())
                .putTimeNs(RowKeys.CURRENT, fact.startNs())
                .putTimeNs(RowKeys.CANDLE, fact.startNs());
        move(fact, row);
        return row.put("fact_flat_bps", fact.flatBps())
                .put(RowKeys.FACT, fact.direction().name())
                .put(RowKeys.DIRECTION, fact.direction().name())
                .end();
    }

    /// How far the price went.
    static void move(Fact fact, JsonRow row) {
        row.put("close_prev", fact.closePrevious())
                .put("close_curr", fact.close())
                .put("delta", difference(fact.closePrevious(), fact.close()))
                .put(RowKeys.RETURN_BPS, fact.returnBps());
    }

    // Of the prices' own decimals: 9.7, where doubles differ by 9.700000000011642.
    private static double difference(double before, double after) {
        return E8.toDouble(E8.ofDouble(after) - E8.ofDouble(before));
    }

    static JsonRow prediction(Prediction prediction, JsonRow row) {
        row.begin().putTimeNs(RowKeys.TIME, prediction.madeAtNs());
        who(prediction, row);
        row.put(RowKeys.LOGIT_UP, prediction.logitUp())
                .put(RowKeys.LOGIT_DOWN, prediction.logitDown());
        row.put(RowKeys.UP, prediction.calibrated().up())
                .put(RowKeys.DOWN, 1.0 - prediction.calibrated().up())
                .put(RowKeys.DIRECTION_SHORT, prediction.direction().name())
                .put(RowKeys.DIRECTION, prediction.direction().name())
                .put("confidence", prediction.confidence())
                .put("used_ema", prediction.usedAverages());
        memory(prediction.recall(), row);
        thresholds(prediction.thresholds(), row);
        row.put(RowKeys.NOTES, prediction.notes());
        probabilities(prediction, row);
        calibration(prediction.calibrated(), row);
        return meta(prediction, row).end();
    }

    /// Which model said it, of which move.
    static void who(Prediction prediction, JsonRow row) {
        row.put(RowKeys.TIMEFRAME, prediction.timeframe().name())
                .put(RowKeys.MODEL, prediction.model().name())
                .put("model_type", prediction.model().type())
                .putTimeNs(RowKeys.CANDLE, prediction.candleStartNs())
                .putTimeNs(RowKeys.TARGET, prediction.targetStartNs());
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
        row.open(RowKeys.THRESHOLDS)
                .put(RowKeys.THRESHOLD_PROBABILITY, thresholds.probability())
                .put(RowKeys.THRESHOLD_DELTA, thresholds.delta())
                .close();
    }

    /// Raw and calibrated probabilities, and the raw and calibrated confidence in them.
    static void probabilities(Prediction prediction, JsonRow row) {
        double up = prediction.calibrated().up();
        row.put(RowKeys.RAW_UP, prediction.rawUp())
                .put("p_down_raw", 1.0 - prediction.rawUp())
                .put(RowKeys.CALIBRATED_UP, up)
                .put("p_down_cal", 1.0 - up)
                .put("conf_raw", prediction.rawConfidence())
                .put("conf_cal", prediction.confidence());
    }

    /// The affine calibration.
    static void calibration(Calibrated calibrated, JsonRow row) {
        row.put(RowKeys.SLOPE, calibrated.slope())
                .put(RowKeys.SHIFT, calibrated.shift())
                .put("calib_n", calibrated.updates());
    }

    private static JsonRow meta(Prediction prediction, JsonRow row) {
        Recall.Decision decision = prediction.recall().decision();
        return row.open(RowKeys.META)
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
