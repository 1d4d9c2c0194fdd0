package io.foretick.venue.binance.sync;

import io.foretick.history.day.SecondRows;

import java.time.LocalDate;

/// How far a symbol's trades are known: all before a second.
///
/// @param second the first that is not closed
/// @param lastId of the last trade before it, [io.foretick.market.second.SecondCloser#NO_ID] where
///   it is not known
/// @param priceE8 of that trade, [io.foretick.market.second.SecondCloser#NO_PRICE] where it is not
///   known
record Position(long second, long lastId, long priceE8) {

    /// The day of the second.
    LocalDate day() {
        return LocalDate.ofEpochDay(SecondRows.epochDay(second));
    }

    /// The first second of a day.
    static long startOf(LocalDate day) {
        return day.toEpochDay() * SecondRows.SECONDS_A_DAY;
    }
}
