package io.foretick.forecast.direction.check;

import io.foretick.forecast.direction.Alarm.Level;

import java.util.Locale;

/// What must hold of everything that a predictor tells, in whatever mode it runs.
public enum ReplayCheck {
    /// Each candle lies after the one before.
    CANDLE_ORDER(Level.ERROR),
    /// No candle is missing without a word.
    CANDLE_HOLE(Level.ERROR),
    /// No candle is missing at all.
    CANDLE_GAP(Level.WARNING),
    /// A fact compares the closes of the newest candle and the one before it.
    FACT_ALIGNMENT(Level.ERROR),
    /// A prediction is of the candle after the newest one, and is judged by the fact of just that
    /// candle: `target_ts = candle_ts + tf`.
    TARGET_ALIGNMENT(Level.ERROR),
    /// A move is counted from the close at which its prediction was made.
    CLOSE_ALIGNMENT(Level.ERROR),
    /// Confidences, losses, rates and norms are finite.
    NOT_FINITE(Level.ERROR),
    /// A fact that was predicted gives one update for each model.
    UPDATES_PER_FACT(Level.ERROR),
    /// Every update judges a prediction that was told before: there are no more updates than
    /// predictions.
    UPDATES_OVER_PREDICTIONS(Level.ERROR),
    /// A prediction is judged as it was told.
    PREDICTION_CHANGED(Level.ERROR),
    /// Only predictions of the candle after the last one wait to be judged.
    PENDING_TAIL(Level.ERROR),
    /// Each model predicts once a candle, in the candles' order.
    PREDICTION_ORDER(Level.ERROR),
    /// Each model is judged once a candle, in the candles' order.
    UPDATE_ORDER(Level.ERROR);

    private final Level level;

    ReplayCheck(Level level) {
        this.level = level;
    }

    /// How bad it is where it does not hold.
    public Level level() {
        return level;
    }

    /// Its name in reports, such as `target_alignment`.
    public String check() {
        return name().toLowerCase(Locale.ROOT);
    }
}
