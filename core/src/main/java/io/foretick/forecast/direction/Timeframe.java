package io.foretick.forecast.direction;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.util.List;

/// A length of candles with the name that Bybit gives it: minutes as a number, or `D`.
///
/// @param name such as `1`, `15` or `D`
/// @param lengthNs the same as a span
public record Timeframe(String name, long lengthNs) implements Comparable<Timeframe> {

    private static final List<String> NAMES =
            List.of("1", "3", "5", "15", "30", "60", "120", "240", "360", "720", "D");

    public Timeframe {
        Checks.notBlank(name, "name");
        Checks.positive(lengthNs, "lengthNs");
    }

    /// Reads a name.
    ///
    /// @throws IllegalArgumentException naming those that exist
    public static Timeframe parse(String text) {
        String name = text.strip();
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "a timeframe is one of " + String.join(", ", NAMES) + ", was '" + name + "'");
        }
        long minutes = name.equals("D") ? 1_440 : Long.parseLong(name);
        return new Timeframe(name, minutes * Times.MINUTE_NS);
    }

    /// First instant of the candle that holds `timeNs`.
    public long startOf(long timeNs) {
        return timeNs - Math.floorMod(timeNs, lengthNs);
    }

    @Override
    public int compareTo(Timeframe other) {
        return Long.compare(lengthNs, other.lengthNs);
    }
}
