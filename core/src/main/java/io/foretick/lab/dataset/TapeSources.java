package io.foretick.lab.dataset;

import io.foretick.lab.dataset.source.EvmSwaps;
import io.foretick.lab.dataset.source.GeneratedTrades;
import io.foretick.lab.dataset.source.HftFeeds;
import io.foretick.lab.dataset.source.HistoryDays;
import io.foretick.lab.dataset.source.KlinePrints;
import io.foretick.lab.dataset.source.RecordedFeeds;
import io.foretick.lab.dataset.source.SolanaSwaps;
import io.foretick.lab.dataset.source.TapeSource;
import io.foretick.lab.dataset.source.TradeFiles;
import io.foretick.lab.spec.DataSpec;

/// The reader of each kind of source: a new one is one line here. Stateless.
final class TapeSources {

    private TapeSources() {}

    static TapeSource of(DataSpec.Source source) {
        return switch (source) {
            case GENERATED -> (data, sink) -> GeneratedTrades.of(data).read(sink);
            case KLINES -> new KlinePrints();
            case TRADES -> new TradeFiles();
            case HISTORY -> new HistoryDays();
            case RECORDING, HYPERLIQUID -> new RecordedFeeds();
            case HFT_FEED -> new HftFeeds();
            case EVM -> new EvmSwaps();
            case SOLANA -> new SolanaSwaps();
        };
    }
}
