package io.foretick.exchange.price;

import io.foretick.venue.polymarket.Coin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// One value for each coin. Immutable if its values are.
///
/// @param values in the order of the coins
public record PerCoin<T>(List<T> values) {

    public PerCoin {
        values = List.copyOf(values);
        if (values.size() != Coin.values().length) {
            throw new IllegalArgumentException("one value for each coin, was " + values.size());
        }
    }

    /// Makes the value of each coin.
    public static <T> PerCoin<T> of(Function<Coin, T> maker) {
        return new PerCoin<>(Arrays.stream(Coin.values()).map(maker).toList());
    }

    public T get(Coin coin) {
        return values.get(coin.ordinal());
    }
}
