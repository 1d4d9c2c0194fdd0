package io.foretick.market.second;

/// Takes the trades of one symbol, in the order of their ids.
public interface TradeSink {

    /// Takes the next trade.
    ///
    /// @param id of the venue; contiguous for a spot symbol of Binance
    /// @param timeNs the venue's time, nanoseconds since the Unix epoch
    /// @param priceE8 in 1e-8 of the quote asset
    /// @param quantityE8 in 1e-8 of the base asset
    /// @param buyerIsMaker whether the buyer's order rested, so that the seller took
    void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker);
}
