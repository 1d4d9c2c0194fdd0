package io.foretick.lab.dataset.source;

import io.foretick.lab.spec.DataSpec;

/// The reader of each kind of source. Stateless.
public final class TapeSources {

    private TapeSources() {}

    public static TapeSource of(DataSpec.Source source) {
        return switch (source) {
            case GENERATED -> (data, sink) -> new GeneratedTrades(data).read(sink);
            case KLINES -> new KlinePrints();
            case TRADES -> new TradeFiles();
            case HISTORY -> new HistoryDays();
            case RECORDING, HFT_FEED, HYPERLIQUID, EVM, SOLANA -> TapeSources::refuse;
        };
    }

    private static void refuse(DataSpec data, TapeSink sink) throws DatasetException {
        throw new DatasetException("no reader for a source of kind " + data.source());
    }
}
