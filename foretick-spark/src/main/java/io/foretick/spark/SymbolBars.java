package io.foretick.spark;

import io.foretick.history.bar.UnbrokenRows;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarColumns.Column;
import io.foretick.market.bar.BarRule;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// The bars of one symbol, made as they are asked for: the symbol, then the columns of bars. Owned
/// by one task; holds one bar.
final class SymbolBars implements Iterator<Row> {

    private final String symbol;
    private final Iterator<Row> trades;
    private final BarColumns bars = new BarColumns();
    private final UnbrokenRows fed;
    private int next;
    private boolean ended;

    /// @param trades of the symbol, in the order of their ids
    SymbolBars(String symbol, Iterator<Row> trades, BarRule rule) {
        this.symbol = symbol;
        this.trades = trades;
        this.fed = new UnbrokenRows(new BarBuilder(rule, bars));
    }

    @Override
    public boolean hasNext() {
        while (next == bars.size() && !ended) {
            bars.clear();
            next = 0;
            feed();
        }
        return next < bars.size();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Column[] columns = Column.values();
        var values = new Object[1 + columns.length];
        values[0] = symbol;
        for (int k = 0; k < columns.length; k++) {
            values[1 + k] = bars.get(next, columns[k]);
        }
        next++;
        return RowFactory.create(values);
    }

    private void feed() {
        if (trades.hasNext()) {
            Row trade = trades.next();
            fed.trade(
                    trade.getAs("id"),
                    trade.getAs("time_ns"),
                    trade.getAs("price_e8"),
                    trade.getAs("quantity_e8"),
                    trade.getAs("buyer_is_maker"));
        } else {
            fed.finish();
            ended = true;
        }
    }
}
