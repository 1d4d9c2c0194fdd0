package io.foretick.history.bar;

import io.foretick.market.bar.BarBuilder;
import io.foretick.market.second.SecondSink;
import io.foretick.market.second.TradeSink;

/// Feeds a builder, and ends its open bar wherever ids are missing, so that no bar reaches over
/// what is not known. Mutable, owned by one thread.
public final class UnbrokenRows implements TradeSink, SecondSink {

    private static final long NO_ID = -1;

    private final BarBuilder builder;
    private long lastId = NO_ID;
    private long trades;
    private long holes;

    public UnbrokenRows(BarBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        follow(id, id, 1);
        builder.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
    }

    @Override
    public void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int count,
            long firstId,
            long lastIdOfRow) {
        if (count > 0) {
            follow(firstId, lastIdOfRow, count);
            builder.second(second, priceE8, quantityE8, buyE8, count, firstId, lastIdOfRow);
        }
    }

    /// Ends the last bar.
    public void finish() {
        builder.close();
    }

    /// Trades that were fed, those within seconds included.
    public long trades() {
        return trades;
    }

    /// How often ids were missing between two rows.
    public long holes() {
        return holes;
    }

    private void follow(long firstId, long lastIdOfRow, int count) {
        if (lastId != NO_ID && firstId != lastId + 1) {
            holes++;
            builder.close();
        }
        lastId = lastIdOfRow;
        trades += count;
    }
}
