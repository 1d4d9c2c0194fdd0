package io.foretick.venue.lob;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The order of what happens inside one block of Hyperliquid: first cancels and post-only orders,
/// then whatever may take; within each group as it arrived. So a maker's cancel goes before a taker
/// that arrived earlier in the same block. Knows only the order: what an action is, its caller
/// knows. Owned by one thread.
///
/// The venue's own documentation ("HyperCore, Order book", read in November 2026) cuts the first
/// group once more: what neither cancels nor may take, then the cancels. Here the two keep the
/// order of their arrival, so that a cancel and the post-only order that replaces it act as they
/// were sent; they differ only where a post-only order meets an order that is cancelled in its
/// block.
///
/// @param <A> an action
public final class HyperliquidBlocks<A> {

    private final List<A> first = new ArrayList<>();
    private final List<A> second = new ArrayList<>();

    /// A cancel arrives.
    public void cancel(A action) {
        first.add(action);
    }

    /// An order arrives.
    public void place(OrderKind kind, A action) {
        switch (kind) {
            case POST_ONLY -> first.add(action);
            case GOOD_TILL_CANCELLED, IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> second.add(action);
        }
    }

    /// How many actions wait for the end of the block.
    public int size() {
        return first.size() + second.size();
    }

    /// Ends the block: carries out what was gathered. What arrives meanwhile belongs to the next
    /// block.
    public void end(Consumer<A> executor) {
        int ofFirst = first.size();
        int ofSecond = second.size();
        execute(first, ofFirst, executor);
        execute(second, ofSecond, executor);
        first.subList(0, ofFirst).clear();
        second.subList(0, ofSecond).clear();
    }

    private static <A> void execute(List<A> actions, int count, Consumer<A> executor) {
        for (int k = 0; k < count; k++) {
            executor.accept(actions.get(k));
        }
    }
}
