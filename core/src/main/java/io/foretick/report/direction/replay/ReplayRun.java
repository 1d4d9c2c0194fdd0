package io.foretick.report.direction.replay;

import io.foretick.market.candle.Timeframe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was replayed, and how.
///
/// @param mode such as `walkforward`
/// @param source where the candles came from, in words
/// @param fromNs first instant that was asked for
/// @param toNs the instant after the last
/// @param strict whether a warning fails the replay too
/// @param details whatever else a reader should know, by name, in the order to be shown
public record ReplayRun(
        String symbol,
        Timeframe timeframe,
        String mode,
        String source,
        long fromNs,
        long toNs,
        double wallSeconds,
        boolean strict,
        Map<String, String> details) {

    public ReplayRun {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
