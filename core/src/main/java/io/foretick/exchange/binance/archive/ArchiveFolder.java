package io.foretick.exchange.binance.archive;

import io.foretick.exchange.spot.Interval;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// A folder of the archive that holds files, and none below.
///
/// @param monthly whether a file holds a month, else a day
/// @param kind of rows
/// @param symbol in capitals; whether there is such a pair is not looked at
/// @param candle length of the candles, null if it holds trades
record ArchiveFolder(boolean monthly, Kind kind, String symbol, @Nullable Interval candle) {

    private static final String ROOT = "data/spot/";
    private static final List<String> PERIODS = List.of("daily", "monthly");

    /// What the rows of a file are.
    enum Kind {
        AGGREGATE_TRADES("aggTrades"),
        CANDLES("klines"),
        TRADES("trades");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        static Optional<Kind> of(String folder) {
            for (Kind kind : values()) {
                if (kind.folder.equals(folder)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// The folder at a path that ends in `/`.
    static Optional<ArchiveFolder> parse(String path) {
        if (!path.startsWith(ROOT) || !path.endsWith("/")) {
            return Optional.empty();
        }
        String[] parts = path.substring(ROOT.length(), path.length() - 1).split("/", -1);
        if (parts.length < 3 || !PERIODS.contains(parts[0])) {
            return Optional.empty();
        }
        boolean monthly = parts[0].equals("monthly");
        Optional<Kind> kind = Kind.of(parts[1]);
        boolean candles = kind.isPresent() && kind.get() == Kind.CANDLES;
        if (kind.isEmpty() || parts.length != (candles ? 4 : 3)) {
            return Optional.empty();
        }
        if (!candles) {
            return Optional.of(new ArchiveFolder(monthly, kind.get(), parts[2], null));
        }
        return interval(parts[3])
                .filter(length -> monthly || length.compareTo(Interval.DAY) <= 0)
                .map(length -> new ArchiveFolder(monthly, Kind.CANDLES, parts[2], length));
    }

    // Case does not part the names of files everywhere, so a month is not `1M` here.
    private static Optional<Interval> interval(String name) {
        if (name.equals("1mo")) {
            return Optional.of(Interval.MONTH);
        }
        return name.equals("1M") ? Optional.empty() : Interval.ofLetterName(name);
    }

    /// The name of a length of candles in the archive.
    static String intervalName(Interval interval) {
        return interval == Interval.MONTH ? "1mo" : interval.letterName();
    }

    /// Its path, with a `/` at the end.
    String path() {
        String end = candle == null ? "" : intervalName(candle) + "/";
        return ROOT + (monthly ? "monthly/" : "daily/") + kind.folder + "/" + symbol + "/" + end;
    }

    /// How the names of its files begin.
    String fileHead() {
        String what = candle == null ? kind.folder : intervalName(candle);
        return symbol + "-" + what + "-";
    }

    /// The candles in it; empty if it holds trades.
    Optional<Interval> interval() {
        return Optional.ofNullable(candle);
    }
}
