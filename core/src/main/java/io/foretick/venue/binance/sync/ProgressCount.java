package io.foretick.venue.binance.sync;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Adds up the progress of all symbols and tells it. Any thread.
final class ProgressCount {

    private final SyncProgress.Listener listener;
    private final long daysInAll;
    private final Map<String, LocalDate> reached = new HashMap<>();
    private long trades;
    private long bytes;
    private long days;
    private long daysHeld;

    ProgressCount(SyncProgress.Listener listener, long daysInAll) {
        this.listener = listener;
        this.daysInAll = daysInAll;
    }

    synchronized void addBytes(long more) {
        bytes += more;
    }

    /// A symbol has got somewhere.
    ///
    /// @param more trades since it last told
    synchronized void reach(String symbol, LocalDate day, long more) {
        trades += more;
        days += advance(symbol, day);
        tell(symbol, day);
    }

    /// A symbol passes over days that it holds.
    synchronized void pass(String symbol, LocalDate day) {
        long held = advance(symbol, day);
        days += held;
        daysHeld += held;
        tell(symbol, day);
    }

    private long advance(String symbol, LocalDate day) {
        LocalDate before = reached.put(symbol, day);
        return before == null ? 0 : Math.max(0, day.toEpochDay() - before.toEpochDay());
    }

    private void tell(String symbol, LocalDate day) {
        listener.at(new SyncProgress(symbol, day, trades, bytes, days, daysInAll, daysHeld));
    }
}
