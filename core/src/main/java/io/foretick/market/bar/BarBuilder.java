package io.foretick.market.bar;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.second.SecondSink;
import io.foretick.market.second.TradeSink;

/// Builds bars from the trades of one symbol, or from its seconds or candles: one kind of row for
/// the whole life of a builder. Mutable, owned by whoever feeds it; allocates nothing once made.
///
/// How it works: each row is shown to the rule, which says whether the open bar ends before it or
/// with it, and is then added to the open bar. Sums are exact: volumes in 64 bits, dollars in 128,
/// and a threshold is compared with the exact sum. What does not fit is refused with an
/// `ArithmeticException`, never rounded away.
public final class BarBuilder implements TradeSink, SecondSink {

    private final Cutter cutter;
    private final boolean opensNext;
    private final boolean sided;
    private final BarSink sink;
    private final FormingBar open = new FormingBar();
    private long candles;

    /// Before the first row.
    ///
    /// @param sink gets the bars as they end
    public BarBuilder(BarRule rule, BarSink sink) {
        this.cutter = Cutter.of(rule);
        this.opensNext = cutter.opensNext();
        this.sided = rule instanceof BarRule.Imbalance;
        this.sink = sink;
    }

    /// Adds a trade. Ids are taken as they come: who wants no doubles and no holes sees to it
    /// before.
    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        row(1, id, id, timeNs, priceE8, quantityE8, buyerIsMaker ? 0 : quantityE8);
    }

    /// Adds all trades of the columns, one after the other as [#trade] does.
    public void trades(TradeColumns columns) {
        trades(columns, 0, columns.size());
    }

    /// Adds the trades of the rows `[from, to)`.
    public void trades(TradeColumns columns, int from, int to) {
        Checks.inRange(from, 0, to, "from");
        Checks.inRange(to, from, columns.size(), "to");
        int added = from;
        int cut = cutter.scan(columns, from, to);
        while (cut < to) {
            int end = opensNext ? cut : cut + 1;
            open.addTrades(columns, added, end);
            give();
            added = end;
            cut = cutter.scan(columns, cut + 1, to);
        }
        open.addTrades(columns, added, to);
    }

    /// Adds a second as one row: its dollars are its last price times its quantity, and the prices
    /// between two last prices are not known. Volume, buy volume, trades, ids and close of a bar
    /// are exact. A second without trades is passed over.
    @Override
    public void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId) {
        if (trades > 0) {
            row(trades, firstId, lastId, second * Times.SECOND_NS, priceE8, quantityE8, buyE8);
        }
    }

    /// Adds a candle as one row: it counts as one trade, at its close, and its number is its id.
    ///
    /// @throws IllegalStateException if the rule asks who took, which a candle does not tell
    public void candle(Bar candle) {
        if (sided) {
            throw new IllegalStateException("candles do not tell buyers from sellers");
        }
        boolean cuts = cutter.cuts(candle.startNs(), candle.closeE8(), candle.volumeE8(), 0, 1);
        if (cuts && opensNext) {
            give();
        }
        open.addCandle(candles++, candle);
        if (cuts && !opensNext) {
            give();
        }
    }

    /// Gives out the open bar, short of its rule, and begins afresh: at the end of the data, or
    /// where some are missing. Does nothing where no bar is open.
    public void close() {
        give();
        cutter.restart();
    }

    private void give() {
        if (!open.isEmpty()) {
            sink.bar(open);
            open.clear();
        }
    }

    private void row(
            int trades,
            long firstId,
            long lastId,
            long timeNs,
            long priceE8,
            long quantityE8,
            long buyE8) {
        Checks.positive(priceE8, "priceE8");
        Checks.notNegative(quantityE8, "quantityE8");
        boolean cuts = cutter.cuts(timeNs, priceE8, quantityE8, buyE8, trades);
        if (cuts && opensNext) {
            give();
        }
        open.addTrades(trades, firstId, lastId, timeNs, priceE8, quantityE8, buyE8);
        if (cuts && !opensNext) {
            give();
        }
    }
}
