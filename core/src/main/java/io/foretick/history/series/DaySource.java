package io.foretick.history.series;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The days of record that series are built from, one at a time. Not a store: it is only read.
public interface DaySource {

    /// Days held of a symbol, ascending.
    List<LocalDate> days(String symbol) throws IOException;

    /// What is known of a day, empty when it is not held.
    Optional<DayProof> proof(String symbol, LocalDate day) throws IOException;

    /// The rows of a day that is held.
    SecondRows rows(String symbol, LocalDate day) throws IOException;
}
