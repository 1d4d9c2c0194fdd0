package io.foretick.venue.lob;

import java.util.Arrays;

/// The order of what happens inside one block of Hyperliquid: first cancels and post-only orders,
/// then whatever may take; within each group as it arrived. So a maker's cancel goes before a taker
/// that arrived earlier in the same block. Knows only the order: what an action is, its caller
/// knows. Owned by one thread.
///
/// Source: Hyperliquid documentation, "HyperCore, Order book", the order of actions in a block.
public final class HyperliquidBlocks {

    /// Carries out actions when their block ends.
    @FunctionalInterface
    public interface Executor {

        /// Carries out the action that was gathered under this number.
        void execute(long action);
    }

    private final Group first = new Group();
    private final Group second = new Group();

    /// A cancel arrives.
    public void cancel(long action) {
        first.add(action);
    }

    /// An order arrives.
    public void place(OrderKind kind, long action) {
        switch (kind) {
            case POST_ONLY -> first.add(action);
            case GOOD_TILL_CANCELLED, IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> second.add(action);
        }
    }

    /// How many actions wait for the end of the block.
    public int size() {
        return first.size + second.size;
    }

    /// Ends the block: carries out what was gathered. What arrives meanwhile belongs to the next
    /// block.
    public void end(Executor executor) {
        int ofFirst = first.size;
        int ofSecond = second.size;
        first.execute(executor, ofFirst);
        second.execute(executor, ofSecond);
        first.drop(ofFirst);
        second.drop(ofSecond);
    }

    /// Actions in the order of their arrival.
    private static final class Group {

        private long[] actions = new long[64];
        private int size;

        void add(long action) {
            if (size == actions.length) {
                actions = Arrays.copyOf(actions, size * 2);
            }
            actions[size++] = action;
        }

        void execute(Executor executor, int count) {
            for (int k = 0; k < count; k++) {
                executor.execute(actions[k]);
            }
        }

        void drop(int count) {
            size -= count;
            System.arraycopy(actions, count, actions, 0, size);
        }
    }
}
