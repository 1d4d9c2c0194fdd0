package io.foretick.lab.dataset.source;

import io.foretick.event.Side;
import io.foretick.market.bar.TradeColumns;
import io.foretick.venue.lob.FeedRows;

/// Keeps what a source gives, for tests.
final class KeptRows implements TapeSink {

    final TradeColumns trades = new TradeColumns();
    final FeedRows rows = FeedRows.none();

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        trades.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
    }

    @Override
    public void row(byte kind, Side side, long exchangeNs, long localNs, long tick, long lots) {
        rows.add(kind, side, exchangeNs, localNs, tick, lots);
    }

    /// A trade as text: time, price and quantity as they are held, and who took.
    String text(int row) {
        return "%d %d %d %s"
                .formatted(
                        trades.timeNs(row),
                        trades.priceE8(row),
                        trades.quantityE8(row),
                        trades.buyerIsMaker(row) ? "sell" : "buy");
    }
}
