package io.foretick.report.direction;

/// The members of rows that something reads again; `docs/formats.md` says what they mean. Members
/// that are only written stand where they are written.
public final class RowKeys {

    public static final String TIMEFRAME = "tf";
    public static final String MODEL = "model_id";
    public static final String TIME = "ts";
    public static final String CANDLE = "candle_ts";
    public static final String TARGET = "target_ts";
    public static final String PREVIOUS = "prev_ts";
    public static final String CURRENT = "curr_ts";

    public static final String UP = "p_up";
    public static final String DOWN = "p_down";
    public static final String RAW_UP = "p_up_raw";
    public static final String CALIBRATED_UP = "p_up_cal";
    public static final String LOGIT_UP = "logits_up";
    public static final String LOGIT_DOWN = "logits_down";
    public static final String SLOPE = "calib_a";
    public static final String SHIFT = "calib_b";

    public static final String DIRECTION = "direction";
    public static final String DIRECTION_SHORT = "dir";
    public static final String THRESHOLDS = "flat_thresholds";
    public static final String THRESHOLD_PROBABILITY = "probability";
    public static final String THRESHOLD_DELTA = "delta";
    public static final String NOTES = "notes";
    public static final String META = "meta";

    public static final String FACT = "fact_dir";
    public static final String RETURN_BPS = "ret_bps";

    public static final String PREDICTED = "pred_dir";
    public static final String PREDICTED_CONFIDENCE = "pred_conf";
    public static final String REWARD = "reward";

    private RowKeys() {}
}
