package io.foretick.exchange.binance.archive;

import io.foretick.base.Times;
import io.foretick.exchange.spot.Interval;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// One zip of the archive: what it holds and where it lies.
///
/// @param folder where it lies
/// @param start its first day
record ArchiveFile(ArchiveFolder folder, LocalDate start) {

    private static final String ENDING = ".zip";

    /// The file at a path such as `data/spot/daily/trades/BTCUSDT/BTCUSDT-trades-2025-01-31.zip`.
    static Optional<ArchiveFile> parse(String path) {
        int slash = path.lastIndexOf('/');
        Optional<ArchiveFolder> folder = ArchiveFolder.parse(path.substring(0, slash + 1));
        if (folder.isEmpty() || !path.endsWith(ENDING)) {
            return Optional.empty();
        }
        String stem = path.substring(slash + 1, path.length() - ENDING.length());
        String head = folder.get().fileHead();
        return stem.startsWith(head)
                ? dateOf(stem.substring(head.length()), folder.get().monthly())
                        .map(date -> new ArchiveFile(folder.get(), date))
                : Optional.empty();
    }

    private static Optional<LocalDate> dateOf(String text, boolean monthly) {
        try {
            return Optional.of(monthly ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty(); // no such file
        }
    }

    /// Its path in the bucket.
    String path() {
        return folder.path() + stem() + ENDING;
    }

    /// Its name without folder.
    String name() {
        return stem() + ENDING;
    }

    /// The name of the CSV in it.
    String csvName() {
        return stem() + ".csv";
    }

    private String stem() {
        String date = folder.monthly() ? YearMonth.from(start).toString() : start.toString();
        return folder.fileHead() + date;
    }

    /// When what it holds begins.
    long startNs() {
        return start.toEpochDay() * Times.DAY_NS;
    }

    /// When what it holds ends.
    long endNs() {
        LocalDate end = folder.monthly() ? start.plusMonths(1) : start.plusDays(1);
        return end.toEpochDay() * Times.DAY_NS;
    }

    /// When it appears: a day's file on the next day, a month's on the first Monday after it.
    long publishedNs() {
        if (!folder.monthly()) {
            return endNs();
        }
        LocalDate monday =
                start.plusMonths(1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
        return monday.toEpochDay() * Times.DAY_NS;
    }

    /// The file after it in its folder.
    ArchiveFile next() {
        return new ArchiveFile(folder, folder.monthly() ? start.plusMonths(1) : start.plusDays(1));
    }

    /// The candles in it; empty if it holds trades.
    Optional<Interval> interval() {
        return folder.interval();
    }
}
