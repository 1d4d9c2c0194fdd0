package io.foretick.engine;

import io.foretick.event.Market;

import java.util.List;
import java.util.Locale;

/// Which markets are traded: by coin and by length of the window; an empty list means all.
public record Scope(List<String> assets, List<String> intervals) {

    public Scope {
        assets = assets.stream().map(asset -> asset.toUpperCase(Locale.ROOT)).toList();
        intervals = intervals.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /// Whether this market is traded.
    public boolean contains(Market market) {
        return (assets.isEmpty() || assets.contains(market.asset()))
                && (intervals.isEmpty() || intervals.contains(market.window().durationName()));
    }
}
