package io.foretick.venue.bybit;

import io.foretick.base.Times;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A length of candles that Bybit knows and that is the same for each of them; weeks and months are
/// left out. All begin at whole multiples since the Unix epoch.
public enum KlineInterval {
    MINUTE("1", Times.MINUTE_NS),
    MINUTES_3("3", 3 * Times.MINUTE_NS),
    MINUTES_5("5", 5 * Times.MINUTE_NS),
    MINUTES_15("15", 15 * Times.MINUTE_NS),
    MINUTES_30("30", 30 * Times.MINUTE_NS),
    HOUR("60", Times.HOUR_NS),
    HOURS_2("120", 2 * Times.HOUR_NS),
    HOURS_4("240", 4 * Times.HOUR_NS),
    HOURS_6("360", 6 * Times.HOUR_NS),
    HOURS_12("720", 12 * Times.HOUR_NS),
    DAY("D", Times.DAY_NS);

    private final String wireName;
    private final long lengthNs;

    KlineInterval(String wireName, long lengthNs) {
        this.wireName = wireName;
        this.lengthNs = lengthNs;
    }

    /// The interval that Bybit calls so; empty if there is none.
    public static Optional<KlineInterval> find(String wireName) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
    }

    /// The interval that Bybit calls so.
    ///
    /// @throws IllegalArgumentException naming those that exist
    public static KlineInterval parse(String wireName) {
        return find(wireName)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "an interval is one of " + names() + ", was '" + wireName + "'"));
    }

    /// The interval of this length.
    ///
    /// @throws IllegalArgumentException if Bybit has none such
    public static KlineInterval ofLength(long lengthNs) {
        return Arrays.stream(values())
                .filter(each -> each.lengthNs == lengthNs)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Bybit has no candles of " + lengthNs + " ns, only " + names()));
    }

    /// As Bybit calls it, such as `15` or `D`.
    public String wireName() {
        return wireName;
    }

    /// How long a candle lasts.
    public long lengthNs() {
        return lengthNs;
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
        return Arrays.stream(values())
                .map(KlineInterval::wireName)
                .collect(Collectors.joining(", "));
    }
}
