package io.foretick.venue.binance;

import io.foretick.event.BookChanges;

/// What a [BinanceDecoder] must remember of one symbol to drop what it has seen. Owned by it.
final class SpotFeed {

    private static final long NONE = -1;

    private final int instrument;
    private final DepthSync depth;
    private long lastTradeId = NONE;
    private long lastQuoteId = NONE;
    private long lastPartialId = NONE;
    private boolean singleTrades;
    private boolean depthStream;

    SpotFeed(int instrument, BookChanges.Builder builder) {
        this.instrument = instrument;
        this.depth = new DepthSync(builder);
    }

    int instrument() {
        return instrument;
    }

    DepthSync depth() {
        return depth;
    }

    /// Whether changes of the whole book have come, so that partial books add nothing.
    boolean hasDepthStream() {
        return depthStream;
    }

    void sawDepthStream() {
        depthStream = true;
    }

    /// Whether single trades come, so that aggregated ones would count them twice.
    boolean hasSingleTrades() {
        return singleTrades;
    }

    void sawSingleTrade() {
        singleTrades = true;
    }

    /// How many trades are missing between the last one and one that starts at `firstId`; 0 before
    /// the first.
    long tradesMissing(long firstId) {
        return lastTradeId == NONE ? 0 : firstId - lastTradeId - 1;
    }

    /// Whether a trade of this number was seen already.
    boolean knowsTrade(long tradeId) {
        return tradeId <= lastTradeId;
    }

    void sawTrade(long tradeId) {
        lastTradeId = tradeId;
    }

    /// Takes the number of a quote.
    ///
    /// @return whether it is newer than the last
    boolean takeQuote(long updateId) {
        boolean newer = updateId > lastQuoteId;
        lastQuoteId = Math.max(lastQuoteId, updateId);
        return newer;
    }

    /// Takes the number of a partial book.
    ///
    /// @return whether it is newer than the last
    boolean takePartial(long updateId) {
        boolean newer = updateId > lastPartialId;
        lastPartialId = Math.max(lastPartialId, updateId);
        return newer;
    }

    /// The connection is a new one; numbers go on, the book's chain does not.
    void restart() {
        depth.restart();
        singleTrades = false;
        depthStream = false;
    }
}
