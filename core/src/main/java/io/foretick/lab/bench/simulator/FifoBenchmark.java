package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.FillSink;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.SelfTrade;

import java.util.Arrays;
import java.util.function.Function;

/// Operations on a busy FIFO book of some twenty levels a side and hundreds of orders, fills told;
/// or the same on the naive book. One thread.
public final class FifoBenchmark {

    private static final int OWNER = 1;
    private static final int TAKER = 2;

    private final OrderFlow flow = new OrderFlow(new Seed(1).split("fifo"));
    private final long[] orders = new long[OrderFlow.NAMES];
    private final Sum sum = new Sum();
    private final Book book;
    private long at;

    private FifoBenchmark(Function<FillSink, Book> maker) {
        Arrays.fill(orders, FifoBook.NO_ORDER);
        book = maker.apply(sum);
        for (int k = 0; k < 4 * OrderFlow.SIZE; k++) {
            operation(); // until the book is full and its arrays have their size
        }
    }

    /// The matching engine.
    public static FifoBenchmark ofBook() {
        return new FifoBenchmark(
                sink -> new Fast(new FifoBook(SelfTrade.CANCELS_RESTING, sink, OrderFlow.NAMES)));
    }

    /// Sorted maps of lists.
    public static FifoBenchmark ofNaiveBook() {
        return new FifoBenchmark(sink -> new Naive(new NaiveBook(SelfTrade.CANCELS_RESTING, sink)));
    }

    /// Does the next operation.
    ///
    /// @return something that depends on all fills so far
    public long operation() {
        long k = at++;
        int name = flow.name(k);
        long order = orders[name];
        switch (flow.what(k)) {
            case PLACE -> {
                book.cancel(order); // or the book would grow for ever
                orders[name] =
                        book.place(flow.kind(k), flow.side(k), flow.tick(k), flow.lots(k), OWNER);
            }
            case TAKE ->
                    book.place(flow.kind(k), flow.side(k), flow.takerTick(k), flow.lots(k), TAKER);
            case CANCEL -> book.cancel(order);
            case REDUCE -> book.reduce(order, flow.lots(k));
            case REPLACE ->
                    orders[name] = book.replace(order, flow.kind(k), flow.tick(k), flow.lots(k));
        }
        return sum.value;
    }

    /// What both books do.
    private sealed interface Book {

        long place(OrderKind kind, Side side, long tick, long lots, int owner);

        void cancel(long order);

        void reduce(long order, long byLots);

        long replace(long order, OrderKind kind, long tick, long lots);
    }

    private record Fast(FifoBook book) implements Book {

        @Override
        public long place(OrderKind kind, Side side, long tick, long lots, int owner) {
            return book.place(kind, side, tick, lots, owner);
        }

        @Override
        public void cancel(long order) {
            book.cancel(order);
        }

        @Override
        public void reduce(long order, long byLots) {
            book.reduce(order, byLots);
        }

        @Override
        public long replace(long order, OrderKind kind, long tick, long lots) {
            return book.replace(order, kind, tick, lots);
        }
    }

    private record Naive(NaiveBook book) implements Book {

        @Override
        public long place(OrderKind kind, Side side, long tick, long lots, int owner) {
            return book.place(kind, side, tick, lots, owner);
        }

        @Override
        public void cancel(long order) {
            book.cancel(order);
        }

        @Override
        public void reduce(long order, long byLots) {
            book.reduce(order, byLots);
        }

        @Override
        public long replace(long order, OrderKind kind, long tick, long lots) {
            return book.replace(order, kind, tick, lots);
        }
    }

    /// Hears the fills.
    private static final class Sum implements FillSink {

        private long value;

        @Override
        public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {
            value += tick * lots;
        }

        @Override
        public void onClose(long order, long lotsLeft) {
            value ^= lotsLeft;
        }
    }
}
