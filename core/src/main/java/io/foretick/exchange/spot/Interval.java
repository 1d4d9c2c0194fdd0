package io.foretick.exchange.spot;

import io.foretick.base.Times;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// A length of candles that the venues know, with its names.
public enum Interval {
    SECOND("1s", "", Times.SECOND_NS),
    MINUTE("1m", "1", Times.MINUTE_NS),
    MINUTES_3("3m", "3", 3 * Times.MINUTE_NS),
    MINUTES_5("5m", "5", 5 * Times.MINUTE_NS),
    MINUTES_15("15m", "15", 15 * Times.MINUTE_NS),
    MINUTES_30("30m", "30", 30 * Times.MINUTE_NS),
    HOUR("1h", "60", Times.HOUR_NS),
    HOURS_2("2h", "120", 2 * Times.HOUR_NS),
    HOURS_4("4h", "240", 4 * Times.HOUR_NS),
    HOURS_6("6h", "360", 6 * Times.HOUR_NS),
    HOURS_8("8h", "", 8 * Times.HOUR_NS),
    HOURS_12("12h", "720", 12 * Times.HOUR_NS),
    DAY("1d", "D", Times.DAY_NS),
    DAYS_3("3d", "", 3 * Times.DAY_NS),
    WEEK("1w", "W", Times.WEEK_NS),
    MONTH("1M", "M", 31 * Times.DAY_NS);

    // The Unix epoch was a Thursday; weeks start on Monday.
    private static final long FIRST_MONDAY_NS = 4 * Times.DAY_NS;

    private final String letterName;
    private final String minuteName;
    private final long lengthNs;

    Interval(String letterName, String minuteName, long lengthNs) {
        this.letterName = letterName;
        this.minuteName = minuteName;
        this.lengthNs = lengthNs;
    }

    /// The interval that Binance and Hyperliquid call so, such as `5m`.
    public static Optional<Interval> ofLetterName(String name) {
        for (Interval interval : values()) {
            if (interval.letterName.equals(name)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /// The interval that Bybit calls so, such as `60` or `D`.
    public static Optional<Interval> ofMinuteName(String name) {
        for (Interval interval : values()) {
            if (!name.isEmpty() && interval.minuteName.equals(name)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /// As Binance and Hyperliquid call it.
    public String letterName() {
        return letterName;
    }

    /// As Bybit calls it; empty if it does not have it.
    public String minuteName() {
        return minuteName;
    }

    /// When the candle opened in which a time lies, in UTC.
    public long openNs(long timeNs) {
        return switch (this) {
            case MONTH -> startOfDayNs(dateOf(timeNs).withDayOfMonth(1));
            case WEEK -> floor(timeNs - FIRST_MONDAY_NS) + FIRST_MONDAY_NS;
            default -> floor(timeNs);
        };
    }

    /// When the candle ends that opened at `openNs`: the first instant that is no longer in it.
    public long endNs(long openNs) {
        return this == MONTH ? startOfDayNs(dateOf(openNs).plusMonths(1)) : openNs + lengthNs;
    }

    private long floor(long timeNs) {
        return Math.floorDiv(timeNs, lengthNs) * lengthNs;
    }

    private static LocalDate dateOf(long timeNs) {
        return Instant.ofEpochSecond(Times.toEpochSecond(timeNs))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static long startOfDayNs(LocalDate date) {
        return date.toEpochDay() * Times.DAY_NS;
    }
}
