package io.foretick.exchange.price;

import io.foretick.base.Seed;
import io.foretick.math.Elementary;
import io.foretick.venue.polymarket.Coin;

/// Makes the days of one coin. Immutable, any thread.
///
/// How it works: a walk of 86,400 shocks, part of them shared by all coins, each scaled by the
/// volatility of its second. What the walk misses of the next midnight's anchor is spread over the
/// day by variance, so that days join and none needs the one before. Trading is the busier the more
/// the price moves.
final class DayMaker {

    private static final double MARKET_JUMPS_PER_SECOND = 6.0 / Calendar.DAY_SECONDS;
    private static final double OWN_JUMPS_PER_SECOND = 4.0 / Calendar.DAY_SECONDS;
    private static final double JUMP = 18; // usual shocks of a second
    private static final double BUSIEST_SHOCK = 25;

    private final Coin coin;
    private final CoinTraits traits;
    private final Seed marketSeed;
    private final Seed ownSeed;
    private final Anchors anchors;
    private final Volatility volatility;

    DayMaker(Seed seed, Coin coin, Anchors anchors) {
        this.coin = coin;
        this.traits = CoinTraits.of(coin);
        this.marketSeed = seed.split("market");
        this.ownSeed = seed.split(coin.name());
        this.anchors = anchors;
        this.volatility = new Volatility(seed.split("volatility"), coin);
    }

    CoinDay make(int day) {
        double[] sigmas = sigmas(day);
        double[] shocks = shocks(day);
        Seed steps = ownSeed.split("steps").split(day);
        return new CoinDay(
                steps, day, sigmas, prices(day, sigmas, shocks), activity(day, sigmas, shocks));
    }

    private double[] sigmas(int day) {
        var sigmas = new double[Calendar.DAY_MINUTES + 1];
        long first = Calendar.startSecond(day) / 60;
        for (int minute = 0; minute <= Calendar.DAY_MINUTES; minute++) {
            sigmas[minute] = volatility.perSqrtSecond(first + minute);
        }
        return sigmas;
    }

    private double[] shocks(int day) {
        var shocks = new double[Calendar.DAY_SECONDS];
        var market = new Draws(marketSeed.split(day));
        var own = new Draws(ownSeed.split("shocks").split(day));
        for (int second = 0; second < shocks.length; second++) {
            shocks[second] =
                    traits.marketShare() * shock(market, MARKET_JUMPS_PER_SECOND)
                            + traits.ownShare() * shock(own, OWN_JUMPS_PER_SECOND);
        }
        return shocks;
    }

    private static double shock(Draws draws, double jumpsPerSecond) {
        double shock = draws.fatNormal();
        return draws.chance(jumpsPerSecond) ? shock + JUMP * draws.normal() : shock;
    }

    private double[] prices(int day, double[] sigmas, double[] shocks) {
        var logs = new double[Calendar.DAY_SECONDS + 1];
        var variance = new double[Calendar.DAY_SECONDS + 1];
        for (int second = 0; second < shocks.length; second++) {
            double sigma = sigma(sigmas, second);
            logs[second + 1] = logs[second] + sigma * shocks[second];
            variance[second + 1] = variance[second] + sigma * sigma;
        }
        double start = anchors.logPrice(coin, day);
        double missed = anchors.logPrice(coin, day + 1) - start - logs[shocks.length];
        double perVariance = missed / variance[shocks.length];
        for (int second = 0; second < shocks.length; second++) {
            logs[second] = Elementary.exp(start + logs[second] + perVariance * variance[second]);
        }
        logs[shocks.length] = Elementary.exp(anchors.logPrice(coin, day + 1));
        return logs;
    }

    private double[] activity(int day, double[] sigmas, double[] shocks) {
        var activity = new double[Calendar.DAY_SECONDS + 1];
        var draws = new Draws(ownSeed.split("activity").split(day));
        for (int second = 0; second < shocks.length; second++) {
            double moves = Math.min(Math.abs(shocks[second]), BUSIEST_SHOCK);
            double usual = 0.3 + sigma(sigmas, second) / traits.sigmaPerSqrtSecond();
            double weight = usual * (0.5 + moves) * draws.exponential();
            activity[second + 1] = activity[second] + weight;
        }
        double total = activity[shocks.length];
        for (int second = 0; second <= shocks.length; second++) {
            activity[second] /= total;
        }
        return activity;
    }

    private static double sigma(double[] sigmas, int second) {
        int minute = second / 60;
        return sigmas[minute] + second % 60 / 60.0 * (sigmas[minute + 1] - sigmas[minute]);
    }
}
