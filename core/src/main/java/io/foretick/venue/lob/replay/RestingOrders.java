package io.foretick.venue.lob.replay;

import java.util.Arrays;

/// Our orders that rest on one side, in the order in which they came, with the range of their
/// prices, so that most rows of a feed cost one comparison. Owned by the [ExchangeSide].
final class RestingOrders {

    private RestingOrder[] orders = new RestingOrder[8];
    private int size;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;

    int size() {
        return size;
    }

    RestingOrder get(int index) {
        return orders[index];
    }

    /// Whether an order may rest at a tick.
    boolean mayHold(long tick) {
        return tick >= lowest && tick <= highest;
    }

    /// Lowest price, `Long.MAX_VALUE` without orders.
    long lowest() {
        return lowest;
    }

    /// Highest price, `Long.MIN_VALUE` without orders.
    long highest() {
        return highest;
    }

    void add(RestingOrder order) {
        if (size == orders.length) {
            orders = Arrays.copyOf(orders, 2 * size);
        }
        orders[size++] = order;
        order.live = true;
        findRange();
    }

    void remove(RestingOrder order) {
        int kept = 0;
        for (int k = 0; k < size; k++) {
            if (orders[k] != order) {
                orders[kept++] = orders[k];
            }
        }
        size = kept;
        order.live = false;
        findRange();
    }

    private void findRange() {
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
        for (int k = 0; k < size; k++) {
            lowest = Math.min(lowest, orders[k].tick);
            highest = Math.max(highest, orders[k].tick);
        }
    }
}
