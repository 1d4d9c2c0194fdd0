package io.foretick.forecast.direction;

import io.foretick.base.Stateful;
import io.foretick.event.Bar;

/// Tells the probability that the next close lies above the newest one, from the candles alone and
/// without learning while it runs. Owned by one thread.
public interface NextClose extends Stateful {

    /// Takes the newest closed candle, or the newest one again as the venue corrected it; after a
    /// gap it begins anew.
    void add(Bar bar);

    /// Probability of up, or NaN while too little is known.
    double up();
}
