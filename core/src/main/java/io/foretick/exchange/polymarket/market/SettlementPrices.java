package io.foretick.exchange.polymarket.market;

import io.foretick.venue.polymarket.Coin;

/// The prices that markets settle by. Each is asked for only when its time has come. Any thread.
public interface SettlementPrices {

    /// Chainlink's average over the 60 seconds that end with this second, in E8.
    long oracleAverageE8(Coin coin, long epochSecond);

    /// The open of Binance's candle that starts then, in E8.
    long candleOpenE8(Coin coin, long startNs);

    /// The close of Binance's candle that ends then, in E8.
    long candleCloseE8(Coin coin, long endNs);
}
