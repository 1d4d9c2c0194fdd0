package io.foretick.exchange.source;

/// The trades of a stretch of time, folded. A stretch without a trade has the price of the last
/// trade before it, and no numbers of trades.
///
/// @param startNs first instant
/// @param lengthNs nominal length, also of one that is not over
/// @param openE8 price of the first trade
/// @param highE8 highest price
/// @param lowE8 lowest price
/// @param closeE8 price of the last trade
/// @param volumeE8 coins traded
/// @param quoteVolumeE8 dollars traded
/// @param trades how many
/// @param takerBuyVolumeE8 coins that takers bought
/// @param takerBuyQuoteVolumeE8 dollars that takers bought for
/// @param firstTradeId number of the first trade, or [#NO_TRADE]
/// @param lastTradeId number of the last trade, or [#NO_TRADE]
public record Candle(
        long startNs,
        long lengthNs,
        long openE8,
        long highE8,
        long lowE8,
        long closeE8,
        long volumeE8,
        long quoteVolumeE8,
        long trades,
        long takerBuyVolumeE8,
        long takerBuyQuoteVolumeE8,
        long firstTradeId,
        long lastTradeId) {

    /// Stands for the number of a trade where there is none.
    public static final long NO_TRADE = -1;

    /// First instant after it.
    public long endNs() {
        return startNs + lengthNs;
    }

    /// Collects one candle in the order of time. Owned by one call.
    static final class Fold {
        private final long startNs;
        private final long lengthNs;
        private long openE8;
        private long highE8;
        private long lowE8;
        private long closeE8;
        private long volumeE8;
        private long quoteVolumeE8;
        private long trades;
        private long takerBuyVolumeE8;
        private long takerBuyQuoteVolumeE8;
        private long firstTradeId = NO_TRADE;
        private long lastTradeId = NO_TRADE;

        Fold(long startNs, long lengthNs) {
            this.startNs = startNs;
            this.lengthNs = lengthNs;
        }

        boolean isEmpty() {
            return trades == 0;
        }

        /// Adds the trades of an order.
        void add(AggregateTrade order) {
            long quoteE8 = order.quoteE8();
            addPrices(order.priceE8(), order.priceE8(), order.priceE8(), order.priceE8());
            addVolume(order.quantityE8(), quoteE8);
            if (!order.buyerIsMaker()) {
                addTakerBuys(order.quantityE8(), quoteE8);
            }
            addTrades(order.firstTradeId(), order.lastTradeId());
        }

        /// Adds a shorter candle.
        void add(Candle part) {
            if (part.trades == 0) {
                return;
            }
            addPrices(part.openE8, part.highE8, part.lowE8, part.closeE8);
            addVolume(part.volumeE8, part.quoteVolumeE8);
            addTakerBuys(part.takerBuyVolumeE8, part.takerBuyQuoteVolumeE8);
            addTrades(part.firstTradeId, part.lastTradeId);
        }

        Candle candle() {
            return new Candle(
                    startNs,
                    lengthNs,
                    openE8,
                    highE8,
                    lowE8,
                    closeE8,
                    volumeE8,
                    quoteVolumeE8,
                    trades,
                    takerBuyVolumeE8,
                    takerBuyQuoteVolumeE8,
                    firstTradeId,
                    lastTradeId);
        }

        /// The candle without trades, which stands at one price.
        Candle flat(long priceE8) {
            addPrices(priceE8, priceE8, priceE8, priceE8);
            return candle();
        }

        private void addPrices(long openE8, long highE8, long lowE8, long closeE8) {
            this.openE8 = trades == 0 ? openE8 : this.openE8;
            this.highE8 = trades == 0 ? highE8 : Math.max(this.highE8, highE8);
            this.lowE8 = trades == 0 ? lowE8 : Math.min(this.lowE8, lowE8);
            this.closeE8 = closeE8;
        }

        private void addVolume(long baseE8, long quoteE8) {
            volumeE8 += baseE8;
            quoteVolumeE8 += quoteE8;
        }

        private void addTakerBuys(long baseE8, long quoteE8) {
            takerBuyVolumeE8 += baseE8;
            takerBuyQuoteVolumeE8 += quoteE8;
        }

        private void addTrades(long firstId, long lastId) {
            firstTradeId = trades == 0 ? firstId : firstTradeId;
            lastTradeId = lastId;
            trades += lastId - firstId + 1;
        }
    }
}
