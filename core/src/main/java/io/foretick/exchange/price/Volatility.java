package io.foretick.exchange.price;

import io.foretick.base.Seed;
import io.foretick.math.Elementary;
import io.foretick.venue.polymarket.Coin;

/// The standard deviation per root second of one coin, which wanders over minutes, hours and days
/// and follows the week. Most of its wandering is shared by all coins. Immutable.
final class Volatility {

    private static final double DAYS = 0.30; // of log volatility
    private static final double HOURS = 0.30;
    private static final double MINUTES = 0.25;
    private static final double OWN = 0.15;
    private static final double VARIANCE =
            Noise.MEAN_VARIANCE * (DAYS * DAYS + HOURS * HOURS + MINUTES * MINUTES + OWN * OWN);

    private final double usual;
    private final Noise days;
    private final Noise hours;
    private final Noise minutes;
    private final Noise own;

    Volatility(Seed seed, Coin coin) {
        this.usual = CoinTraits.of(coin).sigmaPerSqrtSecond();
        this.days = new Noise(seed.split("days"), 1_440);
        this.hours = new Noise(seed.split("hours"), 60);
        this.minutes = new Noise(seed.split("minutes"), 5);
        this.own = new Noise(seed.split(coin.name()), 30);
    }

    /// The value at the beginning of a minute, whose mean square over weeks is the usual one.
    double perSqrtSecond(long epochMinute) {
        double log =
                DAYS * days.at(epochMinute)
                        + HOURS * hours.at(epochMinute)
                        + MINUTES * minutes.at(epochMinute)
                        + OWN * own.at(epochMinute);
        return usual * WeeklySeason.factor(epochMinute) * Elementary.exp(log - VARIANCE);
    }
}
