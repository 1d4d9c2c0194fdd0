package io.foretick.venue.evm;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.market.second.TradeSink;
import io.foretick.venue.rpc.Patience;
import io.foretick.venue.rpc.RpcNode;
import io.foretick.venue.snapshot.Snapshot;
import io.foretick.venue.snapshot.SnapshotFolder;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The past of one pool: from a snapshot where one covers the time that is wanted, from a node
/// where none does, which leaves a snapshot. Stateless but for the folder; for threads that may
/// block.
public final class PoolHistory {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final PoolName pool;
    private final String url;
    private final Path folder;
    private final Patience patience;

    /// @param url of a node of the pool's chain; may be empty where a snapshot covers the time
    /// @param folder of snapshots, made when it is needed
    public PoolHistory(PoolName pool, String url, Path folder, Patience patience) {
        this.pool = pool;
        this.url = url;
        this.folder = folder;
        this.patience = patience;
    }

    /// Gives one print a swap, in the order of the chain.
    ///
    /// @param fromSecond first second wanted, since the Unix epoch
    /// @param endSecond end of what is wanted, exclusive; a snapshot may hold more, which is given
    ///   as well
    /// @throws IOException with one reason if a node does not answer as it should, or a snapshot is
    ///   broken
    public void swaps(long fromSecond, long endSecond, TradeSink sink) throws IOException {
        try (var database = new ParquetDatabase(folder.resolve(".spill"))) {
            Snapshot snapshot = snapshot(database, fromSecond, endSecond);
            var prints = new PoolPrints(tokens(snapshot), pool.base(), sink);
            EventTable.read(
                    database,
                    snapshot.rows(),
                    event -> {
                        if (event instanceof PoolEvent.Swap swap) {
                            prints.take(swap);
                        }
                    });
        }
    }

    private static PoolTokens tokens(Snapshot snapshot) throws IOException {
        try {
            return PoolTokens.of(snapshot.manifest());
        } catch (IllegalArgumentException e) {
            throw new IOException("the manifest of " + snapshot.rows() + ": " + e.getMessage(), e);
        }
    }

    private Snapshot snapshot(ParquetDatabase database, long fromSecond, long endSecond)
            throws IOException {
        var snapshots = new SnapshotFolder(folder);
        Chain named = pool.chain();
        if (named != null) {
            Optional<Snapshot> held = snapshots.find(source(named), fromSecond, endSecond);
            if (held.isPresent()) {
                return held.get();
            }
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build()) {
            var node = new ChainNode(RpcNode.at(client, url, patience));
            Chain chain = chain(node);
            Optional<Snapshot> held = snapshots.find(source(chain), fromSecond, endSecond);
            if (held.isPresent()) {
                return held.get();
            }
            return new PoolDownload(node, chain, pool)
                    .to(snapshots, database, source(chain), fromSecond, endSecond);
        }
    }

    private Chain chain(ChainNode node) throws IOException {
        long id = node.chainId();
        Chain chain =
                Chain.ofId(id)
                        .orElseThrow(() ->
                                new IOException(
                                        "the node is of the chain %d; known are %s"
                                                .formatted(id, Chain.keys())));
        Chain wanted = pool.chain();
        if (wanted != null && wanted != chain) {
            throw new IOException(
                    "the node is of %s, the pool of %s".formatted(chain.key(), wanted.key()));
        }
        return chain;
    }

    private String source(Chain chain) {
        return "evm " + chain.key() + " " + pool.digits();
    }
}
