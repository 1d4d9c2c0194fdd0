package io.foretick.venue.evm;

import io.foretick.venue.rpc.RefusedException;

import java.io.IOException;
import java.util.List;

/// The logs of a pool in a span of blocks, a page of blocks after the other. Owned by one reading.
///
/// How it works: nodes refuse pages of too many blocks or too many logs, each with words and limits
/// of its own. So whatever the reason, a page that is refused is asked for again as half of it,
/// down to one block. After a few pages that went well, they grow again.
final class LogPages {

    static final long PAGE_BLOCKS_MAX = 10_000;

    private static final int GOOD_PAGES = 8;

    private final ChainNode node;
    private final String pool;
    private final long lastBlock;
    private long nextBlock;
    private long pageBlocks = PAGE_BLOCKS_MAX;
    private int goodPages;

    /// @param pool address in lower case
    /// @param lastBlock the last one wanted
    LogPages(ChainNode node, String pool, long firstBlock, long lastBlock) {
        this.node = node;
        this.pool = pool;
        this.nextBlock = firstBlock;
        this.lastBlock = lastBlock;
    }

    boolean hasNext() {
        return nextBlock <= lastBlock;
    }

    /// The next page, by places; it may be empty.
    List<RawLog> next() throws IOException {
        while (true) {
            long last = Math.min(lastBlock, nextBlock + pageBlocks - 1);
            try {
                List<RawLog> logs = node.logs(pool, nextBlock, last);
                nextBlock = last + 1;
                grow();
                return logs;
            } catch (RefusedException e) {
                if (last == nextBlock) {
                    throw e;
                }
                pageBlocks = (last - nextBlock + 1) / 2;
                goodPages = 0;
            }
        }
    }

    private void grow() {
        goodPages++;
        if (goodPages == GOOD_PAGES) {
            pageBlocks = Math.min(PAGE_BLOCKS_MAX, 2 * pageBlocks);
            goodPages = 0;
        }
    }
}
