package io.foretick.exchange.bybit;

import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;

import java.util.List;
import java.util.Optional;

/// What a client can subscribe to.
sealed interface Topic {

    /// Whose pair it is about.
    Coin coin();

    /// The candle at hand.
    record Candle(Coin coin, Interval interval) implements Topic {}

    /// Trades.
    record Trades(Coin coin) implements Topic {}

    /// The best levels of the book: all of them at first, then what changes.
    record Book(Coin coin, int levels) implements Topic {}

    /// Statistics of the last 24 hours.
    record Ticker(Coin coin) implements Topic {}

    /// The topic of a name such as `kline.1.BTCUSDT`; empty if there is none such.
    static Optional<Topic> parse(String name) {
        List<String> parts = List.of(name.split("\\.", -1));
        Optional<Coin> coin = UsdtPair.coin(parts.getLast());
        if (coin.isEmpty()) {
            return Optional.empty();
        }
        return switch (String.join(".", parts.subList(0, parts.size() - 1))) {
            case "publicTrade" -> Optional.of(new Trades(coin.get()));
            case "tickers" -> Optional.of(new Ticker(coin.get()));
            case "orderbook.1" -> Optional.of(new Book(coin.get(), 1));
            case "orderbook.50" -> Optional.of(new Book(coin.get(), 50));
            case "orderbook.200" -> Optional.of(new Book(coin.get(), 200));
            case String other when other.startsWith("kline.") ->
                    Interval.ofMinuteName(other.substring("kline.".length()))
                            .map(interval -> new Candle(coin.get(), interval));
            default -> Optional.empty();
        };
    }
}
