package io.foretick.venue.bybit.rest;

import java.util.List;

/// The spot market has no such pair.
public final class UnknownSymbolException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param near pairs that it has and that are written alike, nearest first
    public UnknownSymbolException(String symbol, List<String> near) {
        super(
                "Bybit has no spot pair "
                        + symbol
                        + (near.isEmpty() ? "" : "; near: " + String.join(", ", near)));
    }
}
