package io.foretick.history.series;

/// Told of each day that went into a series, on the thread that builds it.
@FunctionalInterface
public interface BuildProgress {

    /// Tells nobody.
    BuildProgress SILENT = (_, _, _) -> {};

    /// A day went in.
    ///
    /// @param done days that went in so far
    /// @param all days that go in
    void day(String symbol, int done, int all);
}
