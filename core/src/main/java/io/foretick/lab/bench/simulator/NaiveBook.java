package io.foretick.lab.bench.simulator;

import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.FillSink;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.SelfTrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/// The book that one would write first: sorted maps of lists of order objects. It says what
/// [FifoBook] must do, and what that costs without care. An order's number is its sequence. Not for
/// trials; one thread.
public final class NaiveBook {

    private final SelfTrade selfTrade;
    private final FillSink sink;
    private final NavigableMap<Long, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, List<Order>> asks = new TreeMap<>();
    private final Map<Long, Order> open = new HashMap<>();
    private long given;

    /// An empty book.
    public NaiveBook(SelfTrade selfTrade, FillSink sink) {
        this.selfTrade = selfTrade;
        this.sink = sink;
    }

    /// As [FifoBook#place].
    public long place(OrderKind kind, Side side, long tick, long lots, int owner) {
        boolean refused =
                switch (kind) {
                    case POST_ONLY -> reachable(side, tick, FifoBook.NO_ORDER) > 0;
                    case FILL_OR_KILL ->
                            reachable(
                                            side,
                                            tick,
                                            selfTrade == SelfTrade.ALLOWED
                                                    ? FifoBook.NO_ORDER
                                                    : owner)
                                    < lots;
                    case GOOD_TILL_CANCELLED, IMMEDIATE_OR_CANCEL -> false;
                };
        if (refused) {
            return FifoBook.NO_ORDER;
        }
        long left = lots - take(side, tick, lots, owner);
        boolean mayRest = kind == OrderKind.GOOD_TILL_CANCELLED || kind == OrderKind.POST_ONLY;
        if (left == 0 || !mayRest) {
            return FifoBook.NO_ORDER;
        }
        Order order = new Order(given++, side, tick, left, owner);
        open.put(order.number, order);
        levels(side).computeIfAbsent(tick, _ -> new ArrayList<>()).add(order);
        return order.number;
    }

    /// As [FifoBook#market].
    public long market(Side side, long lots, int owner) {
        return take(side, side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE, lots, owner);
    }

    /// As [FifoBook#cancel].
    public boolean cancel(long number) {
        Order order = open.get(number);
        if (order == null) {
            return false;
        }
        close(order);
        return true;
    }

    /// As [FifoBook#cancelAt].
    public void cancelAt(Side side, long tick, int owner) {
        for (Order order : List.copyOf(levels(side).getOrDefault(tick, List.of()))) {
            if (order.owner == owner) {
                close(order);
            }
        }
    }

    /// As [FifoBook#reduce].
    public boolean reduce(long number, long byLots) {
        Order order = open.get(number);
        if (order == null) {
            return false;
        }
        if (byLots < order.lots) {
            order.lots -= byLots;
        } else {
            close(order);
        }
        return true;
    }

    /// As [FifoBook#replace].
    public long replace(long number, OrderKind kind, long tick, long lots) {
        Order order = open.get(number);
        if (order == null) {
            return FifoBook.NO_ORDER;
        }
        close(order);
        return place(kind, order.side, tick, lots, order.owner);
    }

    /// The best price of a side, or [FifoBook#NO_TICK].
    public long bestTick(Side side) {
        return levels(side).isEmpty() ? FifoBook.NO_TICK : levels(side).firstKey();
    }

    /// As [FifoBook#lotsAt].
    public long lotsAt(Side side, long tick) {
        return levels(side).getOrDefault(tick, List.of()).stream().mapToLong(o -> o.lots).sum();
    }

    /// As [FifoBook#lotsAhead], for an order that rests.
    public long lotsAhead(long number) {
        Order order = Objects.requireNonNull(open.get(number));
        return Objects.requireNonNull(levels(order.side).get(order.tick)).stream()
                .takeWhile(other -> other != order)
                .mapToLong(other -> other.lots)
                .sum();
    }

    /// Numbers of the orders that rest.
    public List<Long> orders() {
        return open.keySet().stream().sorted().toList();
    }

    private long take(Side side, long tick, long lots, int owner) {
        long left = lots;
        while (left > 0 && meets(side, tick, bestTick(side.opposite()))) {
            long best = bestTick(side.opposite());
            Order resting = Objects.requireNonNull(levels(side.opposite()).get(best)).getFirst();
            if (resting.owner == owner && selfTrade == SelfTrade.CANCELS_RESTING) {
                close(resting);
                continue;
            }
            long traded = Math.min(left, resting.lots);
            left -= traded;
            resting.lots -= traded;
            sink.onFill(resting.number, owner, side, best, traded);
            if (resting.lots == 0) {
                close(resting);
            }
        }
        return lots - left;
    }

    /// Lots of the other side that an order could take, not counting those of one owner.
    private long reachable(Side side, long tick, long notOwner) {
        return levels(side.opposite()).entrySet().stream()
                .takeWhile(level -> meets(side, tick, level.getKey()))
                .flatMap(level -> level.getValue().stream())
                .filter(order -> order.owner != notOwner)
                .mapToLong(order -> order.lots)
                .sum();
    }

    private static boolean meets(Side side, long tick, long other) {
        return other != FifoBook.NO_TICK && (side == Side.BUY ? other <= tick : other >= tick);
    }

    private void close(Order order) {
        List<Order> queue = Objects.requireNonNull(levels(order.side).get(order.tick));
        queue.remove(order);
        if (queue.isEmpty()) {
            levels(order.side).remove(order.tick);
        }
        sink.onClose(order.number, order.lots);
        open.remove(order.number);
    }

    private NavigableMap<Long, List<Order>> levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /// A resting order; one object is one order.
    private static final class Order {

        private final long number;
        private final Side side;
        private final long tick;
        private final int owner;
        private long lots;

        Order(long number, Side side, long tick, long lots, int owner) {
            this.number = number;
            this.side = side;
            this.tick = tick;
            this.lots = lots;
            this.owner = owner;
        }
    }
}
