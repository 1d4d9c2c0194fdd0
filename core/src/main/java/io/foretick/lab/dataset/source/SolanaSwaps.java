package io.foretick.lab.dataset.source;

import io.foretick.lab.spec.DataSpec;
import io.foretick.venue.rpc.Patience;
import io.foretick.venue.solana.PoolAccounts;
import io.foretick.venue.solana.SolanaHistory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Swaps of a pool on Solana: one print a transaction. With `data.url` from a node, and then
/// `data.paths` is the folder of snapshots; without, from the files of `data.paths`.
public final class SolanaSwaps implements TapeSource {

    private final Patience patience;

    public SolanaSwaps() {
        this(Patience.USUAL);
    }

    SolanaSwaps(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        if (data.url().isBlank()) {
            readFiles(data, sink);
        } else {
            WholeSeconds range = WholeSeconds.of(data);
            new SolanaHistory(pool(data.symbol()), data.url(), EvmSwaps.snapshots(data), patience)
                    .swaps(range.from(), range.end(), sink);
        }
    }

    private static void readFiles(DataSpec data, TapeSink sink) throws IOException {
        for (Path file : SourceFiles.of(data.paths())) {
            try (var text =
                    new BufferedReader(
                            new InputStreamReader(
                                    SourceFiles.open(file), StandardCharsets.UTF_8))) {
                SolanaHistory.swaps(text, file.toString(), data.symbol(), sink);
            }
        }
    }

    private static PoolAccounts pool(String symbol) throws DatasetException {
        try {
            return PoolAccounts.parse(symbol);
        } catch (IllegalArgumentException e) {
            throw new DatasetException("data.symbol: " + e.getMessage(), e);
        }
    }
}
