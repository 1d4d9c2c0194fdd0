package io.foretick.lab.dataset.source;

import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;

/// Gives the rows of a recorded feed to a tape: every row as it is, and its trades once more as
/// prints, at the time at which they were received. Stateless.
public final class FeedTape {

    private FeedTape() {}

    /// @param grid of the rows' ticks and lots
    public static void give(FeedRows rows, PriceGrid grid, TapeSink sink) {
        long trades = 0;
        for (int row = 0; row < rows.size(); row++) {
            Side side = rows.buys(row) ? Side.BUY : Side.SELL;
            long localNs = rows.localNs(row);
            sink.row(
                    rows.kind(row),
                    side,
                    rows.exchangeNs(row),
                    localNs,
                    rows.tick(row),
                    rows.lots(row));
            if (rows.kind(row) == FeedRows.TRADE && rows.lots(row) > 0) {
                long priceE8 = grid.priceE8(rows.tick(row));
                long quantityE8 = grid.quantityE8(rows.lots(row));
                sink.trade(trades++, localNs, priceE8, quantityE8, side == Side.SELL);
            }
        }
    }
}
