package io.foretick.forecast.direction;

import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

/// Hears what a predictor does, in the order in which it does it: the candle, its fact, one update
/// for each model, then the new predictions. Called on the predictor's thread.
public interface DirectionListener {

    /// A new closed candle was taken.
    default void candle(Timeframe timeframe, Bar bar) {}

    /// The newest candle was corrected by the venue; nothing is judged again.
    default void revised(Timeframe timeframe, Bar bar) {}

    /// Candles between two are missing for good: what waited for the first of them is never judged.
    ///
    /// @param fromNs first instant that is missing
    /// @param toNs first instant after the gap
    default void gap(Timeframe timeframe, long fromNs, long toNs) {}

    /// The move from the candle before is known.
    default void fact(Fact fact) {}

    /// A prediction was judged.
    default void update(Update update) {}

    /// A prediction was made.
    default void prediction(Prediction prediction) {}

    /// A guard has seen something wrong, or that it is well again.
    default void alarm(Alarm alarm) {}
}
