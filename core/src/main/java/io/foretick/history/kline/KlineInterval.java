package io.foretick.history.kline;

import io.foretick.base.Checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Length of klines, from `1s` to `1d`, such that days hold whole ones. Weeks and months are none.
///
/// @param name as the venue spells it, such as `1m`
/// @param seconds the same as a number
public record KlineInterval(String name, int seconds) implements Comparable<KlineInterval> {

    static final int SECONDS_A_DAY = 86_400;

    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

    public KlineInterval {
        Checks.inRange(seconds, 1, SECONDS_A_DAY, "seconds");
    }

    /// Reads a name such as `1m`.
    ///
    /// @throws IllegalArgumentException if the name is none, or days do not divide into it
    public static KlineInterval parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an interval is a number and one of s, m, h, d, was '" + name + "'");
        }
        int unit =
                switch (matcher.group(2)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    default -> SECONDS_A_DAY;
                };
        long seconds = Long.parseLong(matcher.group(1)) * unit;
        if (SECONDS_A_DAY % seconds != 0) {
            throw new IllegalArgumentException("a day does not divide into '" + name + "'");
        }
        return new KlineInterval(name, Math.toIntExact(seconds));
    }

    /// How many a day has.
    public int perDay() {
        return SECONDS_A_DAY / seconds;
    }

    @Override
    public int compareTo(KlineInterval other) {
        return Integer.compare(seconds, other.seconds);
    }
}
