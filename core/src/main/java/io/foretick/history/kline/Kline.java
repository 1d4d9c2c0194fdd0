package io.foretick.history.kline;

import io.foretick.base.Checks;

/// What was traded in one interval. A minute without trades has one too; a halted minute has none.
///
/// @param openSecond epoch second at which the interval begins
/// @param volumeE8 traded quantity of the base asset
public record Kline(
        long openSecond, long openE8, long highE8, long lowE8, long closeE8, long volumeE8) {

    public Kline {
        Checks.notNegative(openSecond, "openSecond");
        Checks.positive(lowE8, "lowE8");
        Checks.inRange(openE8, lowE8, highE8, "openE8");
        Checks.inRange(closeE8, lowE8, highE8, "closeE8");
        Checks.notNegative(volumeE8, "volumeE8");
    }
}
