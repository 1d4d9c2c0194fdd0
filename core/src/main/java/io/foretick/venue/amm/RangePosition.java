package io.foretick.venue.amm;

import io.foretick.base.Checks;

/// Liquidity that one owner keeps between two ticks of a [ConcentratedPool]. Made and changed by
/// that pool only; whoever holds it owns what is in it.
public final class RangePosition {

    private final int lowerTick;
    private final int upperTick;

    final Wide liquidity = new Wide();

    /// Fees inside the range for each unit of liquidity when they were last counted, modulo 2^256.
    final Wide baseFeesSeen = new Wide();

    final Wide quoteFeesSeen = new Wide();

    /// Fees that were counted and not paid out.
    final Wide baseOwed = new Wide();

    final Wide quoteOwed = new Wide();

    RangePosition(int lowerTick, int upperTick) {
        Checks.inRange(lowerTick, Ticks.MIN, upperTick - 1, "lowerTick");
        Checks.inRange(upperTick, lowerTick + 1, Ticks.MAX, "upperTick");
        this.lowerTick = lowerTick;
        this.upperTick = upperTick;
    }

    public int lowerTick() {
        return lowerTick;
    }

    public int upperTick() {
        return upperTick;
    }

    /// Liquidity in `sqrt(base quote)`, smallest units. To be read only.
    public Wide liquidity() {
        return liquidity;
    }
}
