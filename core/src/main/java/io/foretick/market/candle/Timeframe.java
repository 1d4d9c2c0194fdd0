package io.foretick.market.candle;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A length of candles that is the same for each of them, with the name that Bybit gives it:
/// minutes as a number, or `D`. All candles begin at whole multiples since the Unix epoch.
///
/// @param name such as `1`, `15` or `D`
/// @param lengthNs how long a candle lasts
public record Timeframe(String name, long lengthNs) implements Comparable<Timeframe> {

    /// Those that exist, shortest first; weeks and months are left out.
    public static final List<Timeframe> ALL =
            Stream.concat(
                            LongStream.of(1, 3, 5, 15, 30, 60, 120, 240, 360, 720)
                                    .mapToObj(Timeframe::ofMinutes),
                            Stream.of(new Timeframe("D", Times.DAY_NS)))
                    .toList();

    /// The shortest.
    public static final Timeframe MINUTE = ALL.getFirst();

    public Timeframe {
        Checks.notBlank(name, "name");
        Checks.positive(lengthNs, "lengthNs");
    }

    private static Timeframe ofMinutes(long minutes) {
        return new Timeframe(Long.toString(minutes), minutes * Times.MINUTE_NS);
    }

    /// The timeframe of this name; empty if there is none.
    public static Optional<Timeframe> find(String name) {
        return ALL.stream().filter(each -> each.name.equals(name)).findFirst();
    }

    /// Reads a name, blanks around it aside.
    ///
    /// @throws IllegalArgumentException naming those that exist
    public static Timeframe parse(String text) {
        return find(text.strip())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a timeframe is one of " + names() + ", was '" + text + "'"));
    }

    /// First instant of the candle that holds `timeNs`.
    public long startOf(long timeNs) {
        return timeNs - Math.floorMod(timeNs, lengthNs);
    }

    /// Whether a candle begins at `timeNs`.
    public boolean startsAt(long timeNs) {
        return Math.floorMod(timeNs, lengthNs) == 0;
    }

    private static String names() {
        return ALL.stream().map(Timeframe::name).collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(Timeframe other) {
        return Long.compare(lengthNs, other.lengthNs);
    }
}
