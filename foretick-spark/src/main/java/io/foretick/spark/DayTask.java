package io.foretick.spark;

import java.io.Serializable;
import java.time.LocalDate;

/// One symbol's day to close into seconds, and what is carried into it.
///
/// @param priceBeforeE8 price of the last trade before it, 0 when there is none
/// @param idBefore id of that trade, -1 when there is none
/// @param endSecond the second after its last one
record DayTask(Key key, long priceBeforeE8, long idBefore, long endSecond) implements Serializable {

    private static final long serialVersionUID = 1;

    /// A symbol's day in UTC.
    record Key(String symbol, LocalDate day) implements Serializable {

        private static final long serialVersionUID = 1;
    }
}
