package io.foretick.venue.binance.archive;

import io.foretick.base.Checks;

import java.time.LocalDate;
import java.time.YearMonth;

/// One zip of the public archive: the spot trades of a symbol in a month or a day. Says where it
/// lies, not whether it exists.
///
/// @param symbol such as `BTCUSDT`
/// @param span how much it holds
/// @param start its first day, in UTC
public record TradeArchive(String symbol, Span span, LocalDate start) {

    /// How much an archive holds.
    public enum Span {
        MONTH("monthly"),
        DAY("daily");

        private final String folder;

        Span(String folder) {
            this.folder = folder;
        }
    }

    public TradeArchive {
        if (!symbol.matches("[A-Z0-9]{2,32}")) {
            throw new IllegalArgumentException(
                    "symbol must be capitals and digits, was '" + symbol + "'");
        }
        if (span == Span.MONTH) {
            Checks.inRange(start.getDayOfMonth(), 1, 1, "day of the month's start");
        }
    }

    /// A month of a symbol.
    public static TradeArchive ofMonth(String symbol, YearMonth month) {
        return new TradeArchive(symbol, Span.MONTH, month.atDay(1));
    }

    /// A day of a symbol.
    public static TradeArchive ofDay(String symbol, LocalDate day) {
        return new TradeArchive(symbol, Span.DAY, day);
    }

    /// The day after its last one.
    public LocalDate end() {
        return span == Span.MONTH ? start.plusMonths(1) : start.plusDays(1);
    }

    /// Its name, such as `BTCUSDT-trades-2025-01.zip`.
    public String zipName() {
        return stem() + ".zip";
    }

    /// The name of the one file in it.
    public String csvName() {
        return stem() + ".csv";
    }

    /// Where it lies on the server, from the first slash on.
    public String path() {
        return "/data/spot/" + span.folder + "/trades/" + symbol + "/" + zipName();
    }

    private String stem() {
        String date = span == Span.MONTH ? YearMonth.from(start).toString() : start.toString();
        return symbol + "-trades-" + date;
    }
}
