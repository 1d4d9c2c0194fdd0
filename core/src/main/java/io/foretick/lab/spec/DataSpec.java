package io.foretick.lab.spec;

import io.foretick.base.Checks;

import java.util.List;

/// Where a trial's market data comes from (YAML `data`). Reading it is the work of `lab.dataset`.
///
/// @param source kind of the source
/// @param paths files or folders to read, in this order; empty where the source needs none
/// @param symbol trading pair or pool, as the source spells it
/// @param from first instant wanted, ISO-8601 date or instant, empty for all
/// @param to end of what is wanted, exclusive, empty for all
/// @param url JSON-RPC or REST address where the source is one, else empty
/// @param rows number of trades to make, where the source is `GENERATED`
/// @param tick price step that the simulators use, in the quote currency
/// @param lot quantity step that the simulators use, in the base coin
public record DataSpec(
        Source source,
        List<String> paths,
        String symbol,
        String from,
        String to,
        String url,
        int rows,
        double tick,
        double lot) {

    /// Kinds of sources.
    public enum Source {
        /// A seeded market of our own.
        GENERATED,
        /// Kline files: four prints a candle.
        KLINES,
        /// Trade files of an exchange's archive, or with columns `time, price, quantity, side`.
        TRADES,
        /// The history store of `foretick history`.
        HISTORY,
        /// Our recordings of an exchange's streams: trades and books.
        RECORDING,
        /// Feed rows `event, exch_ns, local_ns, side, price, qty`.
        HFT_FEED,
        /// Swaps of a pool on an EVM chain, by JSON-RPC or from a snapshot.
        EVM,
        /// Swaps of a pool on Solana, by JSON-RPC or from a file.
        SOLANA,
        /// Books and trades of Hyperliquid.
        HYPERLIQUID
    }

    public DataSpec {
        paths = List.copyOf(paths);
        Checks.inRange(rows, 0, 100_000_000, "rows");
        Checks.inRange(tick, Double.MIN_VALUE, 1e9, "tick");
        Checks.inRange(lot, Double.MIN_VALUE, 1e9, "lot");
    }
}
