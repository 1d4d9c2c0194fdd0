package io.foretick.event;

import io.foretick.base.Checks;

/// A closed candle.
///
/// @param startNs first instant of the candle
/// @param lengthNs its length; it covers `[startNs, startNs + lengthNs)`
/// @param openE8 first price
/// @param highE8 highest price
/// @param lowE8 lowest price
/// @param closeE8 last price
/// @param volumeE8 traded quantity
public record Bar(
        long startNs,
        long lengthNs,
        long openE8,
        long highE8,
        long lowE8,
        long closeE8,
        long volumeE8) {

    public Bar {
        Checks.positive(lengthNs, "lengthNs");
        Checks.positive(lowE8, "lowE8");
        Checks.inRange(openE8, lowE8, highE8, "openE8");
        Checks.inRange(closeE8, lowE8, highE8, "closeE8");
        Checks.notNegative(volumeE8, "volumeE8");
    }

    public long endNs() {
        return startNs + lengthNs;
    }
}
