package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Our orders by number: all that work, and the last [#CLOSED_MAX] that are done, because a fill
/// may be told after its order has closed. Owned by one [Account].
///
/// How it works: order numbers count up, so working orders stand sorted in an array; done ones move
/// to a ring.
final class OrderTable {

    /// How many closed orders are remembered.
    static final int CLOSED_MAX = 1024;

    private @Nullable OpenOrder[] open = new @Nullable OpenOrder[64];
    private int openCount;
    private final @Nullable OpenOrder[] closed = new @Nullable OpenOrder[CLOSED_MAX];
    private long closedCount;
    private long lastOrderId;

    int openCount() {
        return openCount;
    }

    /// The working order at this place, by ascending number.
    OpenOrder open(int at) {
        return held(open[at]);
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
        return null;
    }

    /// Moves a working order to the done ones.
    void close(OpenOrder order) {
        int at = position(order.orderId());
        System.arraycopy(open, at + 1, open, at, openCount - at - 1);
        open[--openCount] = null;
        order.enter(OrderState.CLOSED);
        closed[(int) (closedCount++ % CLOSED_MAX)] = order;
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
