package io.foretick.event;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// The time over which an Up/Down market compares prices: from its start to its end.
///
/// @param startNs the instant of the strike
/// @param endNs the instant of the final price, after `startNs`
public record Window(long startNs, long endNs) {

    public Window {
        Checks.notNegative(startNs, "startNs");
        Checks.inRange(endNs, startNs + 1, Long.MAX_VALUE, "endNs");
    }

    /// A window given in whole epoch seconds.
    public static Window ofSeconds(long start, long end) {
        return new Window(
                Math.multiplyExact(start, Times.SECOND_NS),
                Math.multiplyExact(end, Times.SECOND_NS));
    }

    public long lengthNs() {
        return endNs - startNs;
    }

    /// The instant at which this share (0 to 1) of the window has passed.
    public long timeAtNs(double share) {
        return startNs + Math.round(share * lengthNs());
    }

    /// The usual name of the length: `5m`, `15m`, `1h`, `4h`, `1d` (23 h to 25 h on days of the
    /// clock change), else seconds such as `90s`.
    public String durationName() {
        long seconds = lengthNs() / Times.SECOND_NS;
        if (seconds >= 23 * 3600 && seconds <= 25 * 3600) {
            return "1d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
