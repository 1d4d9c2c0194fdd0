package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.ModelName;
import io.foretick.market.candle.Timeframe;

import java.util.Locale;

/// A guard that speaks. Immutable.
///
/// @param measured what was measured
/// @param limit what it had to stay within
/// @param samples rows that it was measured over
public record Finding(Guard guard, Alarm.Level level, double measured, double limit, long samples) {

    /// What was measured, and against what.
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s is %.4f, limit %.4f, over %d rows",
                guard.measure(),
                measured,
                limit,
                samples);
    }

    /// The same as an alarm.
    ///
    /// @param atNs close of the candle at which it was seen
    public Alarm alarm(Timeframe timeframe, ModelName model, long atNs) {
        return new Alarm(timeframe, model, atNs, guard.check(), level, text());
    }
}
