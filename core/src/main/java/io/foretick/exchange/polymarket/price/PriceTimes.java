package io.foretick.exchange.polymarket.price;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.Coin;

/// When the venue tells the price of a second. A pure function of the seed.
final class PriceTimes {

    private final Seed seed;

    PriceTimes(Seed seed) {
        this.seed = seed.split("reference prices");
    }

    /// Chainlink's prices are told 1.1 to 1.9 s after their second, Binance's 0.3 to 0.6 s, as
    /// captured in October 2026; so the seconds of a series never overtake each other.
    long toldNs(PriceSeries series, Coin coin, long second) {
        Seed own = seed.split(series.topic()).split(coin.ordinal()).split(second);
        long lateMs =
                series.isChainlink()
                        ? own.random().nextLong(1_100, 1_900)
                        : own.random().nextLong(300, 600);
        return second * Times.SECOND_NS + lateMs * Times.MILLI_NS;
    }

    /// The last second whose price is told at that time.
    long lastToldSecond(PriceSeries series, Coin coin, long nowNs) {
        long second = Times.toEpochSecond(nowNs);
        while (toldNs(series, coin, second) > nowNs) {
            second--;
        }
        return second;
    }
}
