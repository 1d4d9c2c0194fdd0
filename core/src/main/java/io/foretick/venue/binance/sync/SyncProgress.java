package io.foretick.venue.binance.sync;

import java.time.LocalDate;

/// How far a sync is.
///
/// @param symbol that has got further just now
/// @param day that it has reached
/// @param trades taken, of all symbols
/// @param bytes downloaded, of all symbols
/// @param days done, of all symbols, those that were held before included
/// @param daysInAll that are wanted, of all symbols
/// @param daysHeld that were held before and needed no work
public record SyncProgress(
        String symbol,
        LocalDate day,
        long trades,
        long bytes,
        long days,
        long daysInAll,
        long daysHeld) {

    /// Hears how far a sync is; called often, by several threads, one at a time.
    @FunctionalInterface
    public interface Listener {

        /// Nobody listens.
        Listener NONE = _ -> {};

        void at(SyncProgress progress);
    }
}
