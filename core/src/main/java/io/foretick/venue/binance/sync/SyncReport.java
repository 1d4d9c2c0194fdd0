package io.foretick.venue.binance.sync;

import io.foretick.history.day.Part;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a sync has brought.
///
/// @param symbols in the order of the plan
/// @param to the end that was wanted
/// @param interrupted whether it was stopped before that; all that was read is saved
public record SyncReport(List<Symbol> symbols, Instant to, boolean interrupted) {

    public SyncReport {
        symbols = List.copyOf(symbols);
    }

    /// Whether ids are missing that no source has.
    public boolean hasHoles() {
        return symbols.stream().anyMatch(symbol -> !symbol.holes().isEmpty());
    }

    /// Why the first symbol that was given up was.
    public Optional<String> failure() {
        return symbols.stream().flatMap(symbol -> symbol.failure().stream()).findFirst();
    }

    /// What became of one symbol.
    ///
    /// @param days that were published, a day that was published in parts once
    /// @param trades taken by the place they came from
    /// @param bytes downloaded
    /// @param refused files that could not be used
    /// @param reissued files that have been published anew since they were read; read again
    /// @param holes ids that no source has
    /// @param startProven whether a trade is known that lies before the first day and right before
    ///   its first trade
    /// @param end what is held up to now
    /// @param failure why the rest is missing
    public record Symbol(
            String name,
            int days,
            Map<Part.Source, Long> trades,
            long bytes,
            List<Refused> refused,
            List<String> reissued,
            List<Hole> holes,
            boolean startProven,
            Instant end,
            Optional<String> failure) {

        public Symbol {
            var byPlace = new EnumMap<Part.Source, Long>(Part.Source.class);
            byPlace.putAll(trades);
            trades = Collections.unmodifiableMap(byPlace);
            refused = List.copyOf(refused);
            reissued = List.copyOf(reissued);
            holes = List.copyOf(holes);
        }

        /// All trades taken.
        public long allTrades() {
            return trades.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// A file that could not be used, or not to its end.
    public record Refused(String file, String reason) {}

    /// Ids that no source has.
    ///
    /// @param before when the trade behind them took place
    public record Hole(long firstId, long lastId, Instant before) {}
}
