package io.foretick.exchange.price;

import io.foretick.base.Seed;
import io.foretick.math.Elementary;
import io.foretick.venue.polymarket.Coin;

/// Log prices at every midnight of the world, between which the days are filled in. A random walk
/// that is drawn back to the base price over months, with correlated coins. Immutable.
final class Anchors {

    private static final double REVERSION_PER_DAY = 0.01;

    private final double[][] logPrices; // [coin][day]

    Anchors(Seed seed) {
        Coin[] coins = Coin.values();
        logPrices = new double[coins.length][Calendar.DAYS + 1];
        var shared = new double[Calendar.DAYS];
        var draws = new Draws(seed.split("market"));
        for (int day = 0; day < Calendar.DAYS; day++) {
            shared[day] = draws.normal();
        }
        for (Coin coin : coins) {
            walk(CoinTraits.of(coin), shared, new Draws(seed.split(coin.name())), coin.ordinal());
        }
    }

    /// The log price at the beginning of a day.
    double logPrice(Coin coin, int day) {
        return logPrices[coin.ordinal()][day];
    }

    private void walk(CoinTraits traits, double[] shared, Draws own, int coin) {
        double base = Elementary.log(traits.basePrice());
        double perDay = traits.sigmaPerSqrtSecond() * Math.sqrt(Calendar.DAY_SECONDS);
        double log = base + perDay * own.normal();
        for (int day = 0; day < Calendar.DAYS; day++) {
            logPrices[coin][day] = log;
            double shock = traits.marketShare() * shared[day] + traits.ownShare() * own.normal();
            log += REVERSION_PER_DAY * (base - log) + perDay * shock;
        }
        logPrices[coin][Calendar.DAYS] = log;
    }
}
