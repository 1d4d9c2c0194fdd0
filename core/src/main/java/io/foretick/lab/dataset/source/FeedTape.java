package io.foretick.lab.dataset.source;

import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;

/// Gives rows of recorded books to a tape: every row as it is, and each trade that we saw once more
/// as a print, at the time at which we received it. Owned by one reading.
final class FeedTape {

    private final PriceGrid grid;
    private final TapeSink sink;
    private long tradeId;

    FeedTape(PriceGrid grid, TapeSink sink) {
        this.grid = grid;
        this.sink = sink;
    }

    void give(FeedRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            Side side = rows.buys(row) ? Side.BUY : Side.SELL;
            long localNs = rows.localNs(row);
            long exchangeNs = rows.exchangeNs(row);
            sink.row(rows.kind(row), side, exchangeNs, localNs, rows.tick(row), rows.lots(row));
            if (rows.kind(row) == FeedRows.TRADE && localNs != FeedRows.NEVER) {
                long priceE8 = grid.priceE8(rows.tick(row));
                long quantityE8 = grid.quantityE8(rows.lots(row));
                sink.trade(tradeId++, localNs, priceE8, quantityE8, side == Side.SELL);
            }
        }
    }
}
