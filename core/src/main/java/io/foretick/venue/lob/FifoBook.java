package io.foretick.venue.lob;

import io.foretick.base.Checks;
import io.foretick.event.Side;

/// A matching engine for one instrument: the best price first, at one price the oldest order first,
/// in whole ticks and lots. A trade prints at the resting order's price. It knows no clock and no
/// money: who pays which fee is its owner's business. Owned by one thread; allocates only while it
/// grows to the most orders and levels that were ever open.
///
/// How it works: [PriceLadder] says which prices hold orders, [OrderQueues] links the orders of a
/// price, [OrderNumbers] leads from an order to its slot. Both sides run through the same code on
/// keys, of which more is better: an order of key `k` meets those of the other side from `-k` on.
public final class FifoBook {

    /// Nothing rests in the book.
    public static final long NO_ORDER = -1;

    /// Marks a side without orders.
    public static final long NO_TICK = Long.MIN_VALUE;

    /// Largest distance of a tick from zero.
    public static final long TICK_MAX = 1L << 61;

    /// Most lots of one order.
    public static final long LOTS_MAX = 1L << 53;

    private static final int LEVELS_AT_FIRST = 256;

    private final SelfTrade selfTrade;
    private final FillSink sink;
    private final OrderNumbers numbers;
    private final OrderQueues queues;
    private final PriceLadder bids = new PriceLadder();
    private final PriceLadder asks = new PriceLadder();
    private long takenLots;

    /// An empty book.
    ///
    /// @param orders how many it has room for before it grows
    public FifoBook(SelfTrade selfTrade, FillSink sink, int orders) {
        this.selfTrade = selfTrade;
        this.sink = sink;
        numbers = new OrderNumbers(orders);
        queues = new OrderQueues(orders, LEVELS_AT_FIRST);
    }

    /// Places an order. [#takenLots] says afterwards how much it took at once.
    ///
    /// @param owner a number of the caller's; orders of one owner are subject to [SelfTrade]
    /// @return the order that now rests, or [#NO_ORDER] if nothing of it does: it was filled,
    ///   refused, or its rest was dropped
    public long place(OrderKind kind, Side side, long tick, long lots, int owner) {
        Checks.inRange(tick, -TICK_MAX, TICK_MAX, "tick");
        Checks.inRange(lots, 1, LOTS_MAX, "lots");
        takenLots = 0;
        long key = side == Side.BUY ? tick : -tick;
        switch (kind) {
            case GOOD_TILL_CANCELLED -> takenLots = take(side, -key, lots, owner);
            case POST_ONLY -> {
                if (against(side).bestKey() >= -key) {
                    return NO_ORDER;
                }
            }
            case IMMEDIATE_OR_CANCEL -> {
                takenLots = take(side, -key, lots, owner);
                return NO_ORDER;
            }
            case FILL_OR_KILL -> {
                if (canFill(side, -key, lots, owner)) {
                    takenLots = take(side, -key, lots, owner);
                }
                return NO_ORDER;
            }
        }
        return takenLots == lots ? NO_ORDER : rest(side, key, lots - takenLots, owner);
    }

    /// Takes up to so many lots at any price.
    ///
    /// @return how many it got
    public long market(Side side, long lots, int owner) {
        Checks.inRange(lots, 1, LOTS_MAX, "lots");
        takenLots = take(side, -TICK_MAX, lots, owner);
        return takenLots;
    }

    /// Lots that the last order took at once.
    public long takenLots() {
        return takenLots;
    }

    /// Cancels an order.
    ///
    /// @return whether it was resting
    public boolean cancel(long order) {
        int slot = numbers.find(order);
        if (slot == OrderNumbers.NO_SLOT) {
            return false;
        }
        close(slot);
        return true;
    }

    /// Cancels all orders of an owner at a price. Costs a step for each order there.
    public void cancelAt(Side side, long tick, int owner) {
        int level = levelAt(side, tick);
        int slot = level == OrderQueues.NONE ? OrderQueues.NONE : queues.head(level);
        while (slot != OrderQueues.NONE) {
            int next = queues.next(slot);
            if (queues.owner(slot) == owner) {
                close(slot);
            }
            slot = next;
        }
    }

    /// Makes an order smaller; it keeps its place in the queue. Cancels it if nothing would be
    /// left.
    ///
    /// @return whether it was resting
    public boolean reduce(long order, long byLots) {
        Checks.positive(byLots, "byLots");
        int slot = numbers.find(order);
        if (slot == OrderNumbers.NO_SLOT) {
            return false;
        }
        if (byLots < queues.lots(slot)) {
            queues.shrink(slot, byLots);
        } else {
            close(slot);
        }
        return true;
    }

    /// Cancels an order and places another one of the same side and owner, which starts at the end
    /// of its queue and may trade at once.
    ///
    /// @return as [#place]; [#NO_ORDER] as well if the order was not resting any more, and then
    ///   nothing is placed
    public long replace(long order, OrderKind kind, long tick, long lots) {
        Checks.inRange(tick, -TICK_MAX, TICK_MAX, "tick");
        Checks.inRange(lots, 1, LOTS_MAX, "lots");
        takenLots = 0;
        int slot = numbers.find(order);
        if (slot == OrderNumbers.NO_SLOT) {
            return NO_ORDER;
        }
        Side side = side(slot);
        int owner = queues.owner(slot);
        close(slot);
        return place(kind, side, tick, lots, owner);
    }

    /// The highest bid, or [#NO_TICK].
    public long bestBidTick() {
        return bids.bestKey();
    }

    /// The lowest ask, or [#NO_TICK].
    public long bestAskTick() {
        long key = asks.bestKey();
        return key == PriceLadder.NO_KEY ? NO_TICK : -key;
    }

    /// How many prices hold orders.
    public int levels(Side side) {
        return ladder(side).size();
    }

    /// The price that is so many levels behind the best one, which is level 0.
    public long tickOfLevel(Side side, int level) {
        PriceLadder ladder = ladder(side);
        long key = ladder.key(ladder.size() - 1 - level);
        return side == Side.BUY ? key : -key;
    }

    /// Lots at a price, 0 if none.
    public long lotsAt(Side side, long tick) {
        int level = levelAt(side, tick);
        return level == OrderQueues.NONE ? 0 : queues.total(level);
    }

    /// Lots that are filled before this resting order is, at its own price. Costs a step for each
    /// order before it.
    public long lotsAhead(long order) {
        return queues.ahead(slotOf(order));
    }

    /// Lots of an order that rest, 0 if it does not.
    public long openLots(long order) {
        int slot = numbers.find(order);
        return slot == OrderNumbers.NO_SLOT ? 0 : queues.lots(slot);
    }

    /// Whose order this is. It must rest, or just be closing.
    public int owner(long order) {
        return queues.owner(slotOf(order));
    }

    /// Which side this order rests on. It must rest, or just be closing.
    public Side side(long order) {
        return side(slotOf(order));
    }

    /// The price of this order. It must rest, or just be closing.
    public long tick(long order) {
        return tickOf(queues.level(slotOf(order)));
    }

    /// How many orders rest.
    public int orders() {
        return numbers.size();
    }

    private long take(Side side, long limitKey, long lots, int owner) {
        PriceLadder against = against(side);
        long left = lots;
        while (left > 0 && against.bestKey() >= limitKey) {
            left -= takeFirst(side, queues.head(against.bestLevel()), left, owner);
        }
        return lots - left;
    }

    /// Trades with one resting order.
    private long takeFirst(Side side, int slot, long lotsMax, int owner) {
        if (isOwn(slot, owner)) {
            close(slot);
            return 0;
        }
        long lots = Math.min(lotsMax, queues.lots(slot));
        queues.shrink(slot, lots);
        sink.onFill(numbers.number(slot), owner, side, tickOf(queues.level(slot)), lots);
        if (queues.lots(slot) == 0) {
            close(slot);
        }
        return lots;
    }

    private boolean canFill(Side side, long limitKey, long lots, int owner) {
        PriceLadder against = against(side);
        long left = lots;
        for (int p = against.size() - 1; p >= 0 && left > 0 && against.key(p) >= limitKey; p--) {
            int level = against.level(p);
            left -= queues.total(level);
            if (selfTrade == SelfTrade.CANCELS_RESTING) {
                left += ownLots(level, owner);
            }
        }
        return left <= 0;
    }

    private long ownLots(int level, int owner) {
        long sum = 0;
        for (int s = queues.head(level); s != OrderQueues.NONE; s = queues.next(s)) {
            sum += queues.owner(s) == owner ? queues.lots(s) : 0;
        }
        return sum;
    }

    private boolean isOwn(int slot, int owner) {
        return queues.owner(slot) == owner && selfTrade == SelfTrade.CANCELS_RESTING;
    }

    private long rest(Side side, long key, long lots, int owner) {
        PriceLadder ladder = ladder(side);
        int position = ladder.find(key);
        int level;
        if (position >= 0) {
            level = ladder.level(position);
        } else {
            level = queues.openLevel(key, side == Side.BUY);
            ladder.insert(-1 - position, key, level);
        }
        long order = numbers.give();
        queues.append(level, OrderNumbers.slot(order), lots, owner);
        return order;
    }

    /// Takes an order out, and its level if it was the last one there.
    private void close(int slot) {
        int level = queues.level(slot);
        queues.unlink(slot);
        if (queues.head(level) == OrderQueues.NONE) {
            ladder(side(slot)).remove(queues.key(level));
            queues.closeLevel(level);
        }
        sink.onClose(numbers.number(slot), queues.lots(slot));
        numbers.takeBack(slot);
    }

    private int slotOf(long order) {
        int slot = numbers.find(order);
        if (slot == OrderNumbers.NO_SLOT) {
            throw new IllegalArgumentException("order " + order + " does not rest");
        }
        return slot;
    }

    private int levelAt(Side side, long tick) {
        PriceLadder ladder = ladder(side);
        int position = ladder.find(side == Side.BUY ? tick : -tick);
        return position < 0 ? OrderQueues.NONE : ladder.level(position);
    }

    private Side side(int slot) {
        return queues.isBid(queues.level(slot)) ? Side.BUY : Side.SELL;
    }

    private long tickOf(int level) {
        long key = queues.key(level);
        return queues.isBid(level) ? key : -key;
    }

    private PriceLadder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private PriceLadder against(Side side) {
        return side == Side.BUY ? asks : bids;
    }
}
