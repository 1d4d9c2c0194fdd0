package io.foretick.store.direction;

import io.foretick.base.Checks;
import io.foretick.market.candle.Timeframe;

/// What is said of one timeframe's state beside its parts.
///
/// @param positionNs first instant of the newest candle that was processed
/// @param updates lessons that its models learnt
/// @param metrics figures as a JSON object, kept as they are
public record StateHead(
        Timeframe timeframe, long positionNs, long updates, Origin origin, String metrics) {

    public StateHead {
        Checks.notNegative(updates, "updates");
    }

    StateHead with(Origin other) {
        return new StateHead(timeframe, positionNs, updates, other, metrics);
    }

    /// The close of the newest candle: when it was saved, in the time of candles.
    public long createdNs() {
        return positionNs + timeframe.lengthNs();
    }
}
