package io.foretick.venue.binance.sync;

import io.foretick.base.Checks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;

/// What a sync is to bring, and from where.
///
/// @param symbols such as `BTCUSDT`, each once
/// @param from first day, in UTC
/// @param to up to and without this second; null: until the venue's present
/// @param places where the venue is
/// @param trades whether raw trades are kept too
public record SyncPlan(
        List<String> symbols,
        LocalDate from,
        @Nullable Instant to,
        Places places,
        RawTrades trades) {

    /// Where the venue is.
    ///
    /// @param restUrl of its REST side, without a path
    /// @param archiveUrl of its archive of files, without a path
    /// @param speed venue seconds in a second of wall time; 1 unless it is simulated
    public record Places(String restUrl, String archiveUrl, double speed) {}

    /// What becomes of the trades themselves, beside the seconds made of them.
    public enum RawTrades {
        DROPPED,
        KEPT
    }

    public SyncPlan {
        symbols = List.copyOf(new LinkedHashSet<>(symbols));
        Checks.inRange(symbols.size(), 1, 100, "number of symbols");
        for (String symbol : symbols) {
            if (!symbol.matches("[A-Z0-9]{2,30}")) {
                throw new IllegalArgumentException(
                        "a symbol is capitals and digits, such as BTCUSDT; was '" + symbol + "'");
            }
        }
        if (to != null && !to.isAfter(from.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw new IllegalArgumentException("to must lie after " + from + ", was " + to);
        }
    }
}
