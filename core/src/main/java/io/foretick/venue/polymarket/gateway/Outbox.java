package io.foretick.venue.polymarket.gateway;

import io.foretick.venue.polymarket.account.OrderRequest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What waits to be sent and what was sent without an answer yet. Any thread; sends nothing itself.
///
/// How it works: a cancel that overtakes its order would find nothing to cancel, and the order
/// would rest. So an order that still waits is dropped instead of cancelled; one that is on its way
/// is cancelled when its answer is there; and a cancel of a market or of everything is sent at once
/// and again when all that was before it has been answered.
final class Outbox {

    private static final int NAMES_MAX = 1_000; // in one request to cancel

    /// A request to cancel.
    sealed interface Cancel {
        /// Some orders.
        record Names(List<String> names) implements Cancel {}

        /// The orders of a market.
        record Market(String conditionId) implements Cancel {}

        /// All orders, once more.
        record All() implements Cancel {}
    }

    /// Orders to be sent together.
    ///
    /// @param epoch for [#isCurrent]
    record Batch(List<OrderRequest> requests, long epoch) {}

    /// A cancel that waits for orders to be answered.
    private record Deferred(Set<String> awaited, Cancel cancel) {}

    private final int batchMax;
    private final ArrayDeque<OrderRequest> orders = new ArrayDeque<>();
    private final ArrayDeque<Cancel> cancels = new ArrayDeque<>();
    private final Set<String> inFlight = new LinkedHashSet<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private long epoch;

    /// @param batchMax orders to be sent together at most
    Outbox(int batchMax) {
        this.batchMax = batchMax;
    }

    synchronized void add(OrderRequest request) {
        orders.add(request);
        notifyAll();
    }

    /// The next orders, in the order given; waits for them, and while a cancel waits.
    synchronized Batch takeOrders() throws InterruptedException {
        while (orders.isEmpty() || !cancels.isEmpty()) {
            wait();
        }
        List<OrderRequest> taken = new ArrayList<>();
        while (taken.size() < batchMax && !orders.isEmpty()) {
            OrderRequest next = orders.remove();
            inFlight.add(next.name());
            taken.add(next);
        }
        return new Batch(taken, epoch);
    }

    /// The next cancel, those of names put together; waits for it.
    synchronized Cancel takeCancel() throws InterruptedException {
        while (cancels.isEmpty()) {
            wait();
        }
        Cancel next = cancels.remove();
        if (next instanceof Cancel.Names(List<String> names)) {
            next = new Cancel.Names(withFollowing(names));
        }
        notifyAll();
        return next;
    }

    /// Whether nobody has cancelled everything since the batch was taken.
    synchronized boolean isCurrent(Batch batch) {
        return batch.epoch == epoch;
    }

    /// An order was answered, or will never be sent.
    synchronized void answered(String name) {
        inFlight.remove(name);
        for (Deferred each : deferred) {
            if (each.awaited.remove(name) && each.awaited.isEmpty()) {
                cancels.add(each.cancel);
            }
        }
        deferred.removeIf(each -> each.awaited.isEmpty());
        notifyAll();
    }

    /// Cancels some orders.
    ///
    /// @return those that still waited; they will not be sent, and have to be [#answered]
    synchronized List<OrderRequest> cancel(List<String> names) {
        Set<String> wanted = new LinkedHashSet<>(names);
        List<OrderRequest> dropped =
                orders.stream().filter(order -> wanted.contains(order.name())).toList();
        orders.removeAll(dropped);
        dropped.forEach(order -> wanted.remove(order.name()));
        for (String name : names) {
            if (inFlight.contains(name) && wanted.remove(name)) {
                defer(List.of(name), new Cancel.Names(List.of(name)));
            }
        }
        List<String> known = List.copyOf(wanted);
        for (int from = 0; from < known.size(); from += NAMES_MAX) {
            int to = Math.min(from + NAMES_MAX, known.size());
            cancels.add(new Cancel.Names(known.subList(from, to)));
        }
        notifyAll();
        return dropped;
    }

    /// Cancels the orders of a market, which is not known of those that wait or are on their way.
    synchronized void cancelMarket(String conditionId) {
        var cancel = new Cancel.Market(conditionId);
        cancels.add(cancel);
        Set<String> before = new HashSet<>(inFlight);
        orders.forEach(order -> before.add(order.name()));
        defer(before, cancel);
        notifyAll();
    }

    /// Everything is being cancelled.
    ///
    /// @return the orders that still waited; they will not be sent, and have to be [#answered]
    synchronized List<OrderRequest> cancelAll() {
        epoch++;
        List<OrderRequest> dropped = List.copyOf(orders);
        orders.clear();
        defer(inFlight, new Cancel.All());
        return dropped;
    }

    /// The same cancel waits once, for the last of all.
    private void defer(Collection<String> awaited, Cancel cancel) {
        for (Deferred each : deferred) {
            if (each.cancel.equals(cancel)) {
                each.awaited.addAll(awaited);
                return;
            }
        }
        if (!awaited.isEmpty()) {
            deferred.add(new Deferred(new HashSet<>(awaited), cancel));
        }
    }

    private List<String> withFollowing(List<String> names) {
        List<String> all = new ArrayList<>(names);
        while (cancels.peek() instanceof Cancel.Names(List<String> more)
                && all.size() + more.size() <= NAMES_MAX) {
            all.addAll(more);
            cancels.remove();
        }
        return all;
    }
}
