package io.foretick.venue.polymarket;

import io.foretick.base.Times;

import java.util.Optional;

/// The five lengths of Up/Down markets.
public enum WindowLength {
    FIVE_MINUTES("5m", 300),
    QUARTER_HOUR("15m", 900),
    HOUR("1h", 3_600),
    FOUR_HOURS("4h", 14_400),
    /// From noon to noon in New York: an hour shorter or longer when the clocks change.
    DAY("1d", 86_400);

    private final String key;
    private final long seconds;

    WindowLength(String key, long seconds) {
        this.key = key;
        this.seconds = seconds;
    }

    /// The usual name, such as `15m`.
    public String key() {
        return key;
    }

    /// Length in seconds, of a day without a clock change.
    public long seconds() {
        return seconds;
    }

    public long lengthNs() {
        return seconds * Times.SECOND_NS;
    }

    /// The length with this name.
    public static Optional<WindowLength> ofKey(String key) {
        for (WindowLength length : values()) {
            if (length.key.equals(key)) {
                return Optional.of(length);
            }
        }
        return Optional.empty();
    }
}
