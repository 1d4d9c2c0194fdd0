package io.foretick.lab.dataset.source;

import io.foretick.lab.spec.DataSpec;
import io.foretick.venue.evm.PoolHistory;
import io.foretick.venue.evm.PoolName;
import io.foretick.venue.rpc.Patience;

import java.io.IOException;
import java.nio.file.Path;

/// Swaps of a pool on an EVM chain: one print each. The pool is `data.symbol`, the node `data.url`;
/// what was read once lies as a snapshot in the first of `data.paths`, or in `data/snapshots`.
public final class EvmSwaps implements TapeSource {

    private static final Path USUAL_FOLDER = Path.of("data", "snapshots");

    private final Patience patience;

    public EvmSwaps() {
        this(Patience.USUAL);
    }

    EvmSwaps(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        WholeSeconds range = WholeSeconds.of(data);
        new PoolHistory(pool(data.symbol()), data.url(), snapshots(data), patience)
                .swaps(range.from(), range.end(), sink);
    }

    /// Where snapshots lie.
    static Path snapshots(DataSpec data) {
        return data.paths().isEmpty() ? USUAL_FOLDER : Path.of(data.paths().getFirst());
    }

    private static PoolName pool(String symbol) throws DatasetException {
        try {
            return PoolName.parse(symbol);
        } catch (IllegalArgumentException e) {
            throw new DatasetException("data.symbol: " + e.getMessage(), e);
        }
    }
}
