package io.foretick.spark;

import java.io.Serializable;
import java.time.LocalDate;

/// A symbol's day in UTC, as a key.
record SymbolDay(String symbol, LocalDate day) implements Serializable {

    private static final long serialVersionUID = 1;
}
