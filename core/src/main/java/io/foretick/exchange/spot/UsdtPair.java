package io.foretick.exchange.spot;

import io.foretick.venue.polymarket.Coin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The names of the pairs that a coin forms with USDT. Stateless.
public final class UsdtPair {

    /// The coin that all pairs are priced in.
    public static final String QUOTE_ASSET = "USDT";

    private UsdtPair() {}

    /// The name of a coin's pair, such as `BTCUSDT`.
    public static String symbol(Coin coin) {
        return coin.name() + QUOTE_ASSET;
    }

    /// The coin whose pair has this name in capitals.
    public static Optional<Coin> coin(String symbol) {
        return Arrays.stream(Coin.values()).filter(coin -> symbol(coin).equals(symbol)).findFirst();
    }

    /// All names.
    public static List<String> symbols() {
        return Arrays.stream(Coin.values()).map(UsdtPair::symbol).toList();
    }
}
