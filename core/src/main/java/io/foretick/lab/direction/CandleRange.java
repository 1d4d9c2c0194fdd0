package io.foretick.lab.direction;

import io.foretick.event.Bar;

import java.util.List;

/// The candles of a replay, and those before it that only fill the predictor's window. Immutable.
///
/// @param before closed before the range; may be none
/// @param within the range, oldest first
public record CandleRange(List<Bar> before, List<Bar> within) {

    public CandleRange {
        before = List.copyOf(before);
        within = List.copyOf(within);
    }

    /// Cuts a range out of candles.
    ///
    /// @param all oldest first
    /// @param fromNs candles that begin earlier are before the range
    /// @param toNs candles that begin here or later are left out
    /// @param beforeMax no more of those before it are kept
    public static CandleRange of(List<Bar> all, long fromNs, long toNs, int beforeMax) {
        List<Bar> before = all.stream().filter(bar -> bar.startNs() < fromNs).toList();
        return new CandleRange(
                before.subList(Math.max(0, before.size() - beforeMax), before.size()),
                all.stream()
                        .filter(bar -> bar.startNs() >= fromNs && bar.startNs() < toNs)
                        .toList());
    }
}
