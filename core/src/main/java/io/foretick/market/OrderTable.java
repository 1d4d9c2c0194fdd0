package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Our orders by number: all that work, and the last [#CLOSED_MAX] that are done, because a fill
/// may be told after its order has closed. Owned by one [Account].
///
/// How it works: order numbers count up, so working orders stand sorted in an array; done ones move
/// to a ring. One that leaves the ring while a trade of it may still fail waits aside until none
/// may.
final class OrderTable {

    /// How many closed orders are remembered.
    static final int CLOSED_MAX = 1024;

    private @Nullable OpenOrder[] open = new @Nullable OpenOrder[64];
    private int openCount;
    private final @Nullable OpenOrder[] closed = new @Nullable OpenOrder[CLOSED_MAX];
    private long closedCount;
    private final List<OpenOrder> waiting = new ArrayList<>(); // at most CLOSED_MAX
    private long lastOrderId;

    int openCount() {
        return openCount;
    }

    long lastOrderId() {
        return lastOrderId;
    }

    /// The working order at this place, by ascending number.
    OpenOrder open(int at) {
        return held(open[at]);
    }

    /// How many orders of this market work.
    int openCount(int market) {
        int count = 0;
        for (int k = 0; k < openCount; k++) {
            count += open(k).market() == market ? 1 : 0;
        }
        return count;
    }

    /// How many orders of this strategy work.
    int openCount(String strategy) {
        int count = 0;
        for (int k = 0; k < openCount; k++) {
            count += open(k).strategy().equals(strategy) ? 1 : 0;
        }
        return count;
    }

    /// What working orders of a strategy lose in a market that pays on `winner`, filled where that
    /// hurts.
    long lossIfFilledE8(int market, String strategy, Outcome winner) {
        long sumE8 = 0;
        for (int k = 0; k < openCount; k++) {
            OpenOrder order = open(k);
            boolean counts = order.market() == market && order.strategy().equals(strategy);
            sumE8 += counts ? order.lossIfFilledE8(winner) : 0;
        }
        return sumE8;
    }

    /// Cash that orders in flight may take in this market.
    long committedE8(int market) {
        long sumE8 = 0;
        for (int k = 0; k < openCount; k++) {
            OpenOrder order = open(k);
            sumE8 += order.market() == market && order.inFlight() ? order.reservedCashE8() : 0;
        }
        return sumE8;
    }

    /// Tokens that orders in flight bring if they are filled, less those that they take.
    long inFlightE8(int market, Outcome outcome) {
        long sumE8 = 0;
        for (int k = 0; k < openCount; k++) {
            OpenOrder order = open(k);
            boolean here = order.market() == market && order.terms().outcome() == outcome;
            if (here && order.inFlight()) {
                boolean buys = order.terms().side() == Side.BUY;
                sumE8 += buys ? order.remainingE8() : -order.remainingE8();
            }
        }
        return sumE8;
    }

    /// Shares that quotes on one side may still trade: orders that rest, or can only rest.
    long quotedE8(int market, Outcome outcome, Side side) {
        long sumE8 = 0;
        for (int k = 0; k < openCount; k++) {
            OpenOrder order = open(k);
            OrderTerms terms = order.terms();
            boolean same = terms.outcome() == outcome && terms.side() == side;
            if (order.market() == market && same && !order.inFlight()) {
                sumE8 += order.remainingE8();
            }
        }
        return sumE8;
    }

    /// Tokens that open sales may still give away.
    long spokenForE8(int market, Outcome outcome) {
        long sumE8 = 0;
        for (int k = 0; k < openCount; k++) {
            OpenOrder order = open(k);
            boolean here = order.market() == market && order.terms().outcome() == outcome;
            sumE8 += here ? order.reservedTokensE8() : 0;
        }
        return sumE8;
    }

    /// @throws IllegalStateException if the number does not count up
    void add(OpenOrder order) {
        if (order.orderId() <= lastOrderId) {
            throw new IllegalStateException(
                    "order numbers count up, was " + order.orderId() + " after " + lastOrderId);
        }
        lastOrderId = order.orderId();
        append(order);
    }

    /// The order with this number, or null if it was never placed or is forgotten.
    @Nullable OpenOrder find(long orderId) {
        int at = position(orderId);
        if (at < openCount && open(at).orderId() == orderId) {
            return open(at);
        }
        for (int k = 0; k < Math.min(closedCount, CLOSED_MAX); k++) {
            if (held(closed[k]).orderId() == orderId) {
                return closed[k];
            }
        }
        for (int k = 0; k < waiting.size(); k++) {
            if (waiting.get(k).orderId() == orderId) {
                return waiting.get(k);
            }
        }
        return null;
    }

    /// Moves an order that has ended from the working to the done ones.
    void close(OpenOrder order) {
        int at = position(order.orderId());
        System.arraycopy(open, at + 1, open, at, openCount - at - 1);
        open[--openCount] = null;
        int place = (int) (closedCount++ % CLOSED_MAX);
        OpenOrder leaves = closed[place];
        if (leaves != null && leaves.unsettled()) {
            setAside(leaves);
        }
        closed[place] = order;
    }

    void save(StateSink out) {
        out.add(lastOrderId);
        out.add((long) openCount);
        for (int k = 0; k < openCount; k++) {
            open(k).save(out);
        }
        out.add(closedCount);
        for (int k = 0; k < Math.min(closedCount, CLOSED_MAX); k++) {
            held(closed[k]).save(out);
        }
        out.add((long) waiting.size());
        for (OpenOrder order : waiting) {
            order.save(out);
        }
    }

    void load(StateSource in) {
        lastOrderId = in.nextLong();
        int count = in.nextInt();
        Arrays.fill(open, null);
        openCount = 0;
        for (int k = 0; k < count; k++) {
            append(OpenOrder.load(in));
        }
        closedCount = in.nextLong();
        for (int k = 0; k < Math.min(closedCount, CLOSED_MAX); k++) {
            closed[k] = OpenOrder.load(in);
        }
        waiting.clear();
        int aside = in.nextInt();
        for (int k = 0; k < aside; k++) {
            waiting.add(OpenOrder.load(in));
        }
    }

    private void setAside(OpenOrder order) {
        waiting.removeIf(waits -> !waits.unsettled());
        if (waiting.size() == CLOSED_MAX) {
            waiting.removeFirst();
        }
        waiting.add(order);
    }

    private void append(OpenOrder order) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount++] = order;
    }

    /// Place of the first working order whose number is not lower.
    private int position(long orderId) {
        int low = 0;
        int high = openCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open(middle).orderId() < orderId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static OpenOrder held(@Nullable OpenOrder order) {
        if (order == null) {
            throw new IllegalStateException("an order is missing from its place");
        }
        return order;
    }
}
