package io.foretick.history.day;

import io.foretick.base.Checks;
import io.foretick.market.second.SecondCloser;

import java.time.LocalDate;
import java.util.List;

/// What is known of one symbol's day besides its rows: where they came from, and what was odd.
///
/// @param symbol such as `BTCUSDT`
/// @param day in UTC
/// @param digest of the rows, as [SecondRows#digest] gives it
/// @param firstSecond epoch second of the first row
/// @param endSecond epoch second after the last row; the day is whole when it is the next day's
///   first
/// @param priceBeforeE8 the price that was carried into the day, 0 when none was known
/// @param idBefore id of the last trade before the day, -1 when it was not known
/// @param trades how many
/// @param duplicates trades that came again and were dropped
/// @param late trades whose second was closed when they came
/// @param parts where the trades came from, in their order; empty for a day without trades
public record DayProof(
        String symbol,
        LocalDate day,
        long digest,
        long firstSecond,
        long endSecond,
        long priceBeforeE8,
        long idBefore,
        long trades,
        long duplicates,
        long late,
        List<Part> parts) {

    public DayProof {
        Checks.notBlank(symbol, "symbol");
        Checks.inRange(endSecond, firstSecond, Long.MAX_VALUE, "endSecond");
        parts = List.copyOf(parts);
    }

    /// Whether nothing of the day can be missing before its first row: it is the day's first
    /// second, or that of a trade whose id follows one that lies before the day, or is the first of
    /// all.
    public boolean startsWhole() {
        return firstSecond == day.toEpochDay() * SecondRows.SECONDS_A_DAY
                || idBefore != SecondCloser.NO_ID
                || (!parts.isEmpty() && parts.getFirst().firstId() == 0);
    }

    /// Whether the day has reached its end, so that nothing can be added.
    public boolean whole() {
        return endSecond == (day.toEpochDay() + 1) * SecondRows.SECONDS_A_DAY;
    }
}
