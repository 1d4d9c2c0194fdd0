package io.foretick.venue.evm;

import io.foretick.history.file.ParquetDatabase;
import io.foretick.venue.snapshot.Manifest;
import io.foretick.venue.snapshot.Snapshot;
import io.foretick.venue.snapshot.SnapshotFolder;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Reads a pool's events in a span of time from a node and writes them to a snapshot. Owned by one
/// reading.
final class PoolDownload {

    private final ChainNode node;
    private final Chain chain;
    private final PoolName pool;
    private final Map<Long, Long> seconds = new HashMap<>(); // of the page's blocks

    /// @param chain that of the node
    PoolDownload(ChainNode node, Chain chain, PoolName pool) {
        this.node = node;
        this.chain = chain;
        this.pool = pool;
    }

    /// @param endSecond end of what is wanted, exclusive
    Snapshot to(
            SnapshotFolder folder,
            ParquetDatabase database,
            String source,
            long fromSecond,
            long endSecond)
            throws IOException {
        var search = new BlockSearch(node, node.finalized(), chain.blockNs());
        long firstBlock = search.firstFrom(fromSecond);
        long lastBlock = search.firstFrom(endSecond) - 1;
        PoolTokens tokens = PoolTokens.of(node, pool.digits());
        Map<String, String> facts = new HashMap<>(tokens.facts());
        facts.put("first_block", String.valueOf(firstBlock));
        facts.put("last_block", String.valueOf(lastBlock));
        try (var table = new EventTable(database)) {
            var pages = new LogPages(node, pool.digits(), firstBlock, lastBlock);
            while (pages.hasNext()) {
                addPage(pages.next(), table);
            }
            return folder.publish(
                    new Manifest(source, fromSecond, endSecond, facts), table::writeTo);
        }
    }

    private void addPage(List<RawLog> page, EventTable table) throws IOException {
        seconds.clear();
        var unknown = new TreeSet<Long>();
        for (RawLog log : page) {
            if (!log.knowsItsTime()) {
                unknown.add(log.block());
            }
        }
        seconds.putAll(node.seconds(unknown));
        for (RawLog log : page) {
            table.add(node.decoded(log, second(log)));
        }
    }

    private long second(RawLog log) {
        return log.knowsItsTime() ? log.second() : seconds.getOrDefault(log.block(), 0L);
    }
}
