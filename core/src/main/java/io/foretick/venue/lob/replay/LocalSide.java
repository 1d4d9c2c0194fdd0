package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.depth.DepthBook;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Our side of a replay: the book as we have received it, our orders as we know them, and what
/// their fills came to. Owned by the [FeedReplay].
final class LocalSide {

    private final FeedRows rows;
    private final FeedCursor cursor;
    private final DepthBook book = new DepthBook();
    private final SeenTrades trades;
    private final Account account;
    private final ReplaySettings settings;
    private final boolean correct;
    private final FillListener listener;
    private final OrderBus requests;
    private final OrderBus answers;
    private OwnOrder[] orders = new OwnOrder[8];
    private int size;
    private OwnOrder[] spare = new OwnOrder[8];
    private int spares;

    LocalSide(
            FeedRows rows,
            ReplaySettings settings,
            FillListener listener,
            OrderBus requests,
            OrderBus answers) {
        this.rows = rows;
        this.cursor = FeedCursor.here(rows);
        this.trades = new SeenTrades(rows);
        this.account = new Account(settings.steps(), settings.fees());
        this.settings = settings;
        this.correct = settings.rules() == ReplayRules.CORRECT;
        this.listener = listener;
        this.requests = requests;
        this.answers = answers;
    }

    long nextRowNs() {
        return cursor.nextNs();
    }

    DepthBook book() {
        return book;
    }

    SeenTrades trades() {
        return trades;
    }

    Account account() {
        return account;
    }

    int orders() {
        return size;
    }

    OwnOrder order(int index) {
        return orders[index];
    }

    /// Takes the next row of the feed.
    void onRow() {
        int row = cursor.take();
        long tick = rows.tick(row);
        switch (rows.kind(row)) {
            case FeedRows.TRADE -> trades.add(row);
            case FeedRows.CLEAR -> {
                if (rows.buys(row)) {
                    book.clearBids(tick);
                } else {
                    book.clearAsks(tick);
                }
            }
            default -> {
                if (rows.buys(row)) {
                    book.setBid(tick, rows.lots(row));
                } else {
                    book.setAsk(tick, rows.lots(row));
                }
            }
        }
    }

    /// Takes an answer of the exchange.
    void onAnswer(Message answer) {
        OwnOrder order = answer.order();
        if (answer.refused) {
            order.open = OwnOrder.Request.NONE;
            if (answer.request == OwnOrder.Request.PLACE) {
                order.status = OrderStatus.EXPIRED;
            }
            return;
        }
        order.status = answer.status;
        order.tick = answer.tick;
        order.lots = answer.lots;
        order.openLots = answer.openLots;
        order.exchangeNs = answer.exchangeNs;
        if (!correct || answer.status.done() || answer.request == order.open) {
            order.open = OwnOrder.Request.NONE;
        }
        if (answer.filledLots > 0) {
            order.filledTick = answer.filledTick;
            order.filledLots = answer.filledLots;
            order.maker = answer.maker;
            account.on(order);
            listener.onFill(order);
        }
    }

    /// Sends a new order.
    void place(long nowNs, long id, boolean buy, OrderKind kind, long tick, long lots) {
        if (find(id) != null) {
            throw new IllegalArgumentException("an order has the number already: " + id);
        }
        OwnOrder order = spares > 0 ? spare[--spares] : new OwnOrder();
        order.start(id, buy, kind, tick, lots);
        if (size == orders.length) {
            orders = Arrays.copyOf(orders, 2 * size);
        }
        orders[size++] = order;
        send(order, nowNs, tick, lots);
    }

    /// Asks for another price and quantity.
    ///
    /// @return false if there is no such order that rests, or a request of it is open
    boolean modify(long nowNs, long id, long tick, long lots) {
        return ask(nowNs, find(id), OwnOrder.Request.MODIFY, tick, lots);
    }

    /// Asks for the end of an order.
    ///
    /// @return false if there is no such order that rests, or a request of it is open
    boolean cancel(long nowNs, long id) {
        return ask(nowNs, find(id), OwnOrder.Request.CANCEL, 0, 0);
    }

    private boolean ask(
            long nowNs, @Nullable OwnOrder order, OwnOrder.Request request, long tick, long lots) {
        if (order == null || order.status.done() || order.open != OwnOrder.Request.NONE) {
            return false;
        }
        order.open = request;
        send(order, nowNs, tick, lots);
        return true;
    }

    private void send(OwnOrder order, long nowNs, long tick, long lots) {
        long delayNs = settings.latency().entryNs(nowNs, cursor);
        OrderBus bus = delayNs < 0 ? answers : requests;
        Message message = bus.add(order, settings.rules().after(nowNs, Math.abs(delayNs)));
        message.request = order.open;
        message.refused = delayNs < 0;
        message.tick = tick;
        message.lots = lots;
    }

    private @Nullable OwnOrder find(long id) {
        for (int k = 0; k < size; k++) {
            if (orders[k].id == id) {
                return orders[k];
            }
        }
        return null;
    }

    /// Whether an order has this number.
    boolean knows(long id) {
        return find(id) != null;
    }

    /// Forgets orders that have ended.
    void dropDone() {
        int kept = 0;
        for (int k = 0; k < size; k++) {
            OwnOrder order = orders[k];
            if (!order.status.done()) {
                orders[kept++] = order;
            } else if (order.underway == 0) { // else a late request still points at it
                keepSpare(order);
            }
        }
        size = kept;
    }

    private void keepSpare(OwnOrder order) {
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, 2 * spares);
        }
        spare[spares++] = order;
    }
}
