package io.foretick.lab.dataset;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.lab.dataset.source.TapeSink;
import io.foretick.market.bar.TradeColumns;
import io.foretick.venue.lob.FeedRows;

/// What of a source lies within a span of time. Measures it and makes its digest, or keeps it, too.
/// Owned by one reading.
///
/// A trade whose time is a little before that of the one before it, as happens where an exchange
/// stamps them on several machines, gets the later time; more than a second is a fault of the data.
final class Collector implements TapeSink {

    private static final long UNSORTED_NS_MAX = Times.SECOND_NS;

    private final long fromNs;
    private final long toNs;
    private final boolean keeping;
    private final TradeColumns trades = new TradeColumns();
    private final FeedRows rows = FeedRows.none();
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private long lastTradeNs = Long.MIN_VALUE + UNSORTED_NS_MAX;
    private final Digest ofTrades = new Digest();
    private final Digest ofRows = new Digest();
    private long tradeCount;
    private long rowCount;
    private long backwardsTrade = -1;

    private Collector(long fromNs, long toNs, boolean keeping) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.keeping = keeping;
    }

    /// Looks only how far the rows reach, and makes their digest.
    static Collector measuring(long fromNs, long toNs) {
        return new Collector(fromNs, toNs, false);
    }

    /// Keeps the rows.
    static Collector keeping(long fromNs, long toNs) {
        return new Collector(fromNs, toNs, true);
    }

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        if (backwardsTrade < 0 && timeNs < lastTradeNs - UNSORTED_NS_MAX) {
            backwardsTrade = id;
        }
        lastTradeNs = Math.max(lastTradeNs, timeNs);
        if (covers(lastTradeNs) && quantityE8 > 0) {
            tradeCount++;
            ofTrades.add(id)
                    .add(lastTradeNs)
                    .add(priceE8)
                    .add(quantityE8)
                    .add(buyerIsMaker ? 1 : 0);
            if (keeping) {
                trades.trade(id, lastTradeNs, priceE8, quantityE8, buyerIsMaker);
            }
        }
    }

    @Override
    public void row(byte kind, Side side, long exchangeNs, long localNs, long tick, long lots) {
        boolean seen = localNs != FeedRows.NEVER;
        if (!covers(seen ? localNs : exchangeNs)) {
            return;
        }
        rowCount++;
        ofRows.add(kind).add(side == Side.BUY ? 1 : 0).add(exchangeNs).add(localNs);
        ofRows.add(tick).add(lots);
        if (keeping) {
            rows.add(kind, side, exchangeNs, localNs, tick, lots);
        }
    }

    private boolean covers(long timeNs) {
        boolean inside = timeNs >= fromNs && timeNs < toNs;
        if (inside) {
            firstNs = Math.min(firstNs, timeNs);
            lastNs = Math.max(lastNs, timeNs);
        }
        return inside;
    }

    /// Trades within the span.
    long tradeCount() {
        return tradeCount;
    }

    /// Id of the first trade whose time had run back too far, or -1.
    long backwardsTrade() {
        return backwardsTrade;
    }

    /// Time of the first row.
    long firstNs() {
        return firstNs;
    }

    /// Time after the last row.
    long endNs() {
        return lastNs + 1;
    }

    /// What was kept.
    Tape tape(String name) {
        return new Tape(name, digest(), firstNs, endNs(), trades, rows);
    }

    /// Digest of all that lies within the span, whether it was kept or not.
    String digest() {
        return Digest.hex(
                new Digest()
                        .add(tradeCount)
                        .add(rowCount)
                        .add(ofTrades.value())
                        .add(ofRows.value())
                        .value());
    }
}
