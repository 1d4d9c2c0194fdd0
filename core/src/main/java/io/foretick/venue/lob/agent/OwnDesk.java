package io.foretick.venue.lob.agent;

import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.OrderNumbers;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// Our orders between us and the book: requests on their way in, reports on their way out, both in
/// the order in which they were sent. Owned by one [AgentMarket].
final class OwnDesk {

    /// Nothing is under way.
    static final long NEVER = Long.MAX_VALUE;

    private static final int ROOM = 64;

    private final FifoBook book;
    private final AgentSettings.Latency latency;
    private final OrderNumbers numbers = new OrderNumbers(ROOM);
    private final Queue<OwnRequest> requests = new ArrayDeque<>();
    private final Queue<OwnReport> reports = new ArrayDeque<>();
    private long[] bookOrders = new long[ROOM]; // by slot of our number
    private long[] ownOrders = new long[ROOM]; // by slot of the book's number
    private long taking = FifoBook.NO_ORDER;

    OwnDesk(FifoBook book, AgentSettings.Latency latency) {
        this.book = book;
        this.latency = latency;
    }

    long place(long nowNs, OrderKind kind, Side side, long tick, long lots) {
        long order = numbers.give();
        if (numbers.capacity() > bookOrders.length) {
            bookOrders = Arrays.copyOf(bookOrders, numbers.capacity());
        }
        bookOrders[OrderNumbers.slot(order)] = FifoBook.NO_ORDER;
        long arrivalNs = nowNs + latency.entryNs();
        requests.add(new OwnRequest.Place(arrivalNs, order, kind, side, tick, lots));
        return order;
    }

    void cancel(long nowNs, long order) {
        requests.add(new OwnRequest.Cancel(nowNs + latency.entryNs(), order));
    }

    /// When the market receives the next request, or [#NEVER].
    long arrivalNs() {
        OwnRequest next = requests.peek();
        return next == null ? NEVER : next.arrivalNs();
    }

    /// When we receive the next report, or [#NEVER].
    long reportNs() {
        OwnReport next = reports.peek();
        return next == null ? NEVER : next.localNs();
    }

    /// The next request, which has reached the market.
    OwnRequest arrive() {
        return requests.remove();
    }

    /// The next report, which has reached us.
    OwnReport report() {
        return reports.remove();
    }

    /// The book acts on a request.
    void execute(OwnRequest request, long nowNs) {
        switch (request) {
            case OwnRequest.Place place -> execute(place, nowNs);
            case OwnRequest.Cancel(_, long order) -> {
                int slot = numbers.find(order);
                if (slot != OrderNumbers.NO_SLOT) {
                    book.cancel(bookOrders[slot]);
                }
            }
        }
    }

    /// An order of ours that rests was met.
    void onMade(long bookOrder, long nowNs, long tick, long lots) {
        long order = ownOrders[OrderNumbers.slot(bookOrder)];
        Side side = book.side(bookOrder);
        reportFill(order, nowNs, side, tick, lots, OwnReport.Liquidity.MAKER);
    }

    /// An order of ours that has just arrived met another one.
    void onTook(long nowNs, Side side, long tick, long lots) {
        reportFill(taking, nowNs, side, tick, lots, OwnReport.Liquidity.TAKER);
    }

    /// An order of ours has left the book.
    void onClose(long bookOrder, long nowNs, long lotsLeft) {
        close(ownOrders[OrderNumbers.slot(bookOrder)], nowNs, lotsLeft);
    }

    private void execute(OwnRequest.Place place, long nowNs) {
        taking = place.order();
        long resting =
                book.place(
                        place.kind(), place.side(), place.tick(), place.lots(), Owner.US.ordinal());
        taking = FifoBook.NO_ORDER;
        if (resting == FifoBook.NO_ORDER) {
            close(place.order(), nowNs, place.lots() - book.takenLots());
            return;
        }
        int bookSlot = OrderNumbers.slot(resting);
        if (bookSlot >= ownOrders.length) {
            ownOrders = Arrays.copyOf(ownOrders, Math.max(bookSlot + 1, ownOrders.length * 2));
        }
        ownOrders[bookSlot] = place.order();
        bookOrders[OrderNumbers.slot(place.order())] = resting;
    }

    private void reportFill(
            long order,
            long nowNs,
            Side side,
            long tick,
            long lots,
            OwnReport.Liquidity liquidity) {
        long localNs = nowNs + latency.responseNs();
        reports.add(new OwnReport.Fill(order, nowNs, localNs, side, tick, lots, liquidity));
    }

    private void close(long order, long nowNs, long lotsLeft) {
        numbers.takeBack(OrderNumbers.slot(order));
        reports.add(new OwnReport.Close(order, nowNs, nowNs + latency.responseNs(), lotsLeft));
    }
}
