package io.foretick.market.second;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// Closes the seconds of one symbol's trades. Mutable, owned by whoever feeds it.
///
/// How it works: trades come in the order of their ids, and a second closes when a trade of a later
/// second comes, or when the owner says so. A trade whose own second is closed is late: it is
/// counted and booked in the open second, so that the result depends on the order of the ids alone
/// and a closed second never changes. An id that was seen before is dropped and counted; ids that
/// are left out are counted as missing.
public final class SecondCloser implements TradeSink {

    /// Stands for a price that is not known yet.
    public static final long NO_PRICE = 0;

    /// Stands for the id before the first trade, where it is not known.
    public static final long NO_ID = -1;

    private final SecondSink sink;
    private long open;
    private long priceE8;
    private long lastId;
    private long quantityE8;
    private long buyE8;
    private long firstId;
    private int trades;
    private long duplicates;
    private long missing;
    private long late;

    /// @param firstSecond nothing before it is given out
    /// @param priceE8 last price before it, or [#NO_PRICE]: then rows begin with the first trade
    /// @param lastId id of the last trade before it, or [#NO_ID]: then any id may come first
    /// @param sink gets the closed seconds
    public SecondCloser(long firstSecond, long priceE8, long lastId, SecondSink sink) {
        this.open = firstSecond;
        this.priceE8 = Checks.notNegative(priceE8, "priceE8");
        this.lastId = lastId;
        this.firstId = lastId + 1;
        this.sink = sink;
    }

    @Override
    public void trade(
            long id, long timeNs, long tradePriceE8, long tradeQuantityE8, boolean buyerIsMaker) {
        if (id <= lastId) {
            duplicates++;
            return;
        }
        long second = timeNs / Times.SECOND_NS;
        if (second > open) {
            closeUntil(second);
        } else if (second < open) {
            late++;
        }
        follow(id);
        lastId = id;
        priceE8 = tradePriceE8;
        quantityE8 += tradeQuantityE8;
        buyE8 += buyerIsMaker ? 0 : tradeQuantityE8;
        trades++;
    }

    /// Gives out all seconds before this one; the next trade is booked in it or later.
    public void closeUntil(long second) {
        if (priceE8 == NO_PRICE) {
            open = Math.max(open, second);
            return;
        }
        while (open < second) {
            sink.second(open, priceE8, quantityE8, buyE8, trades, firstId, lastId);
            open++;
            firstId = lastId + 1;
            quantityE8 = 0;
            buyE8 = 0;
            trades = 0;
        }
    }

    /// The second that trades are booked in now.
    public long openSecond() {
        return open;
    }

    /// Price of the last trade, or [#NO_PRICE].
    public long priceE8() {
        return priceE8;
    }

    /// Id of the last trade, or [#NO_ID].
    public long lastId() {
        return lastId;
    }

    /// Trades whose id had been seen before.
    public long duplicates() {
        return duplicates;
    }

    /// Ids that were left out between two trades.
    public long missing() {
        return missing;
    }

    /// Trades whose own second was closed.
    public long late() {
        return late;
    }

    private void follow(long id) {
        if (lastId != NO_ID) {
            missing += id - lastId - 1;
        }
        if (trades == 0) {
            firstId = id;
        }
    }
}
