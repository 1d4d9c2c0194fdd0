package io.foretick.feature.label;

import io.foretick.base.Checks;

/// What became of the price after one bar. Known only `bars` bars later: whoever trains on it must
/// keep that span out of what is judged.
///
/// @param touch barrier met first
/// @param returnLog `ln` of the close at the end of the span over the close of the bar
/// @param bars length of the span
public record Label(Touch touch, double returnLog, int bars) {

    public Label {
        Checks.positive(bars, "bars");
    }

    /// 1 up, -1 down, 0 where time ran out.
    public int direction() {
        return switch (touch) {
            case UPPER -> 1;
            case LOWER -> -1;
            case NEITHER -> 0;
        };
    }

    /// As [#direction], but the sign of the return where time ran out: 0 only for a price that did
    /// not move at all.
    public int signedDirection() {
        return touch == Touch.NEITHER ? (int) Math.signum(returnLog) : direction();
    }

    /// Whether the price moved at all.
    public boolean moved() {
        return signedDirection() != 0;
    }

    /// Size of the return.
    public double magnitudeLog() {
        return Math.abs(returnLog);
    }
}
