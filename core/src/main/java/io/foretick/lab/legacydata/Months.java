package io.foretick.lab.legacydata;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Whole months in UTC, one after the other.
///
/// @param last the last one wanted
public record Months(YearMonth first, YearMonth last) {

    private static final int MONTHS_MAX = 240;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

    public Months {
        if (first.isAfter(last) || first.plusMonths(MONTHS_MAX).isBefore(last)) {
            throw new IllegalArgumentException(
                    "months must be in order and at most %d, were %s to %s"
                            .formatted(MONTHS_MAX, first, last));
        }
    }

    List<YearMonth> all() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /// First second, since the Unix epoch.
    long fromSecond() {
        return second(first);
    }

    /// First second after them.
    long endSecond() {
        return second(last.plusMonths(1));
    }

    private static long second(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /// Such as `2025_04-05`; with the second year as well where it is another one.
    String digits() {
        String end = "%02d".formatted(last.getMonthValue());
        return "%d_%02d-%s"
                .formatted(
                        first.getYear(),
                        first.getMonthValue(),
                        isOneYear() ? end : last.getYear() + "_" + end);
    }

    /// Such as `april_may_2025`.
    String names() {
        if (first.equals(last)) {
            return name(first) + "_" + first.getYear();
        }
        String start = isOneYear() ? name(first) : name(first) + "_" + first.getYear();
        return start + "_" + name(last) + "_" + last.getYear();
    }

    private boolean isOneYear() {
        return first.getYear() == last.getYear();
    }

    private static String name(YearMonth month) {
        return NAME.format(month).toLowerCase(Locale.ROOT);
    }
}
