package io.foretick.exchange.polymarket.price;

import io.foretick.base.E8;
import io.foretick.venue.polymarket.Coin;

/// The kinds of reference prices, and how each is spelt.
public enum PriceSeries {
    CHAINLINK("crypto_prices_chainlink", 0, true),
    TWAP_SIXTY("crypto_prices_twap_sixty", 60, true),
    TWAP_THIRTY("crypto_prices_twap_thirty", 30, true),
    BINANCE("crypto_prices", 0, false);

    private final String topic;
    private final int averageSeconds;
    private final boolean chainlink;

    PriceSeries(String topic, int averageSeconds, boolean chainlink) {
        this.topic = topic;
        this.averageSeconds = averageSeconds;
        this.chainlink = chainlink;
    }

    /// Its topic on RTDS.
    String topic() {
        return topic;
    }

    /// How many seconds are averaged, 0 for prices of a moment.
    public int averageSeconds() {
        return averageSeconds;
    }

    boolean isChainlink() {
        return chainlink;
    }

    /// Such as `btc/usd` or `btcusdt`.
    String symbol(Coin coin) {
        return coin.shortName() + (chainlink ? "/usd" : "usdt");
    }

    /// The exact price as RTDS spells it: a whole number of 1e-18 dollars, or a plain decimal.
    String exactText(long priceE8) {
        return chainlink
                ? priceE8 + "0000000000"
                : "%d.%08d".formatted(priceE8 / E8.ONE, priceE8 % E8.ONE);
    }
}
