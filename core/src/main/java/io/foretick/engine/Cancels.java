package io.foretick.engine;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.market.Account;

import java.util.Arrays;

/// The quotes that were asked to go and have not closed yet, so that each is asked again only after
/// a while. Owned by [Quoting].
final class Cancels {

    /// A cancel without an answer may have been lost, or have overtaken its order.
    static final long AGAIN_NS = 2 * Times.SECOND_NS;

    private long[] orderIds = new long[16];
    private long[] askedNs = new long[16];
    private int count;

    /// Notes that an order is asked to go now.
    ///
    /// @return false if it was asked a moment ago
    boolean ask(long orderId, long nowNs, Account account) {
        int at = find(orderId);
        if (at >= 0) {
            boolean due = nowNs - askedNs[at] >= AGAIN_NS;
            askedNs[at] = due ? nowNs : askedNs[at];
            return due;
        }
        if (count == orderIds.length) {
            forgetClosed(account);
            grow();
        }
        orderIds[count] = orderId;
        askedNs[count++] = nowNs;
        return true;
    }

    /// The order has closed.
    void forget(long orderId) {
        int at = find(orderId);
        if (at >= 0) {
            remove(at);
        }
    }

    void save(StateSink out) {
        out.add(orderIds, count);
        out.add(askedNs, count);
    }

    void load(StateSource in) {
        long[] ids = in.nextLongs();
        long[] times = in.nextLongs();
        count = ids.length;
        orderIds = Arrays.copyOf(ids, Math.max(16, count));
        askedNs = Arrays.copyOf(times, Math.max(16, count));
    }

    private int find(long orderId) {
        for (int k = 0; k < count; k++) {
            if (orderIds[k] == orderId) {
                return k;
            }
        }
        return -1;
    }

    private void forgetClosed(Account account) {
        for (int k = count - 1; k >= 0; k--) {
            if (!isOpen(orderIds[k], account)) {
                remove(k);
            }
        }
    }

    private static boolean isOpen(long orderId, Account account) {
        for (int k = 0; k < account.openOrders(); k++) {
            if (account.openOrder(k).orderId() == orderId) {
                return true;
            }
        }
        return false;
    }

    private void remove(int at) {
        System.arraycopy(orderIds, at + 1, orderIds, at, count - at - 1);
        System.arraycopy(askedNs, at + 1, askedNs, at, count - at - 1);
        count--;
    }

    private void grow() {
        if (count == orderIds.length) {
            orderIds = Arrays.copyOf(orderIds, 2 * count);
            askedNs = Arrays.copyOf(askedNs, 2 * count);
        }
    }
}
