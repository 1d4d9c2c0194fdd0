package io.foretick.venue.evm;

import io.foretick.base.Times;

import java.io.IOException;
import java.time.Instant;

/// Finds blocks by their time. Owned by one reading.
///
/// How it works: a guess from the usual time between blocks, steps away from it that double until
/// the block lies between two that are known, then halving.
final class BlockSearch {

    private static final long FIRST_STEP_BLOCKS = 256;

    private final ChainNode node;
    private final ChainNode.Block head;
    private final long blockNs;

    /// @param blockNs about the time from one block to the next
    BlockSearch(ChainNode node, ChainNode.Block head, long blockNs) {
        this.node = node;
        this.head = head;
        this.blockNs = blockNs;
    }

    /// The first block whose time is not before this one.
    ///
    /// @throws IOException if the chain is not final so far
    long firstFrom(long second) throws IOException {
        if (second > head.second()) {
            throw new IOException(
                    "data.to is %s, the chain is final only to %s"
                            .formatted(
                                    Instant.ofEpochSecond(second),
                                    Instant.ofEpochSecond(head.second())));
        }
        long back = (head.second() - second) * Times.SECOND_NS / blockNs;
        long guess = Math.max(0, head.number() - back);
        return node.second(guess) < second
                ? halved(second, guess, above(second, guess))
                : halved(second, below(second, guess), guess);
    }

    /// A block above that is not before.
    private long above(long second, long guess) throws IOException {
        long block = guess;
        long step = FIRST_STEP_BLOCKS;
        do {
            block = Math.min(head.number(), block + step);
            step *= 2;
        } while (block < head.number() && node.second(block) < second);
        return block;
    }

    /// A block below that is before, or -1.
    private long below(long second, long guess) throws IOException {
        long block = guess;
        long step = FIRST_STEP_BLOCKS;
        do {
            block = Math.max(-1, block - step);
            step *= 2;
        } while (block >= 0 && node.second(block) >= second);
        return block;
    }

    /// @param before a block that is before, or -1
    /// @param from a block that is not
    private long halved(long second, long before, long from) throws IOException {
        long low = before;
        long high = from;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (node.second(middle) < second) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
