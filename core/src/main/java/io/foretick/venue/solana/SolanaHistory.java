package io.foretick.venue.solana;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.market.second.TradeSink;
import io.foretick.venue.rpc.Patience;
import io.foretick.venue.rpc.RpcNode;
import io.foretick.venue.snapshot.Manifest;
import io.foretick.venue.snapshot.Snapshot;
import io.foretick.venue.snapshot.SnapshotFolder;
import io.foretick.venue.swap.SwapPrints;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The past of one pool as prints: from a snapshot where one covers the time that is wanted, from a
/// node where none does, which leaves a snapshot; or from text files. For threads that may block.
public final class SolanaHistory {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final PoolAccounts pool;
    private final String url;
    private final Path folder;
    private final Patience patience;

    /// @param url of a node; may be empty where a snapshot covers the time
    /// @param folder of snapshots, made when it is needed
    public SolanaHistory(PoolAccounts pool, String url, Path folder, Patience patience) {
        this.pool = pool;
        this.url = url;
        this.folder = folder;
        this.patience = patience;
    }

    /// Gives one print a transaction that swapped, oldest first.
    ///
    /// @param fromSecond first second wanted, since the Unix epoch
    /// @param endSecond end of what is wanted, exclusive; a snapshot may hold more, which is given
    ///   as well
    /// @throws IOException with one reason if a node does not answer as it should, or a snapshot is
    ///   broken
    public void swaps(long fromSecond, long endSecond, TradeSink sink) throws IOException {
        var prints = new SwapPrints(sink);
        try (var database = new ParquetDatabase(folder.resolve(".spill"))) {
            Snapshot snapshot = snapshot(database, fromSecond, endSecond);
            SwapTable.read(database, snapshot.rows(), swap -> print(swap, prints));
        }
    }

    /// Gives the prints of a text: one transaction as JSON a line, or a CSV with the header
    /// `slot,time,base,quote,side` and amounts in coins.
    ///
    /// @param name of the text, for messages
    /// @param symbol the pool as [PoolAccounts] reads it, which a CSV does not need
    public static void swaps(BufferedReader text, String name, String symbol, TradeSink sink)
            throws IOException {
        var prints = new SwapPrints(sink);
        new SwapFile(name, symbol).read(text, swap -> print(swap, prints));
    }

    private static void print(VaultSwap swap, SwapPrints prints) throws IOException {
        try {
            prints.print(swap.timeNs(), swap.base(), swap.quote());
        } catch (ArithmeticException e) {
            throw new IOException("the swap of slot " + swap.slot() + ": " + e.getMessage(), e);
        }
    }

    private Snapshot snapshot(ParquetDatabase database, long fromSecond, long endSecond)
            throws IOException {
        var snapshots = new SnapshotFolder(folder);
        String source = "solana " + pool;
        Optional<Snapshot> held = snapshots.find(source, fromSecond, endSecond);
        if (held.isPresent()) {
            return held.get();
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
                var table = new SwapTable(database)) {
            RpcNode node = RpcNode.at(client, url, patience);
            new PoolTransactions(node, pool).swaps(fromSecond, endSecond, table::add);
            var manifest = new Manifest(source, fromSecond, endSecond, Map.of());
            return snapshots.publish(manifest, table::writeTo);
        }
    }
}
