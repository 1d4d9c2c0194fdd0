package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.source.World;
import io.foretick.math.Elementary;
import io.foretick.math.Normal;

/// The probability of Up by a market's own rule, as one sees it who knows the world up to an
/// instant and takes prices for Brownian. Any thread.
///
/// The variance of an average over the last 60 s, seen `h` seconds before its end: `h − 40` from 60
/// s on, then `h³ / (3 · 60²)` about what is known of it; the average of the start subtracts 20
/// from the length of a window that has not begun.
final class FairValue {

    private static final double AVERAGE_SECONDS = 60;
    private static final double SECONDS_MIN = 0.05; // keeps the variance above zero

    private final World world;
    private final Settlement settlement;

    FairValue(World world, Settlement settlement) {
        this.world = world;
        this.settlement = settlement;
    }

    double upAt(ListedMarket market, long seenNs) {
        if (seenNs >= Settlement.finalFixedNs(market)) {
            Resolution paid = settlement.resolution(market);
            return paid == Resolution.SPLIT ? 0.5 : paid == Resolution.UP ? 1 : 0;
        }
        return switch (market.length()) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS -> ofAverages(market, seenNs);
            case HOUR, DAY -> ofCloses(market, seenNs);
        };
    }

    private double ofCloses(ListedMarket market, long seenNs) {
        if (seenNs < Settlement.strikeFixedNs(market)) {
            return 0.5;
        }
        double seconds = Times.seconds(Settlement.finalFixedNs(market) - seenNs);
        double strike = E8.toDouble(settlement.strikeE8(market));
        return up(market, seenNs, world.price(market.coin(), seenNs) / strike, seconds);
    }

    private double ofAverages(ListedMarket market, long seenNs) {
        double untilStart = Times.seconds(market.window().startNs() - seenNs);
        if (untilStart > AVERAGE_SECONDS) {
            return 0.5;
        }
        long second = Times.toEpochSecond(seenNs);
        double price = E8.toDouble(world.oracleE8(market.coin(), second));
        if (untilStart > 0) {
            double strike = expected(market, second, market.window().startNs(), price);
            double seconds = Times.seconds(market.window().lengthNs()) - AVERAGE_SECONDS / 3;
            return up(market, seenNs, price / strike, seconds);
        }
        double strike = E8.toDouble(settlement.strikeE8(market));
        double left = Times.seconds(market.window().endNs() - seenNs);
        if (left >= AVERAGE_SECONDS) {
            return up(market, seenNs, price / strike, left - AVERAGE_SECONDS * 2 / 3);
        }
        double last = expected(market, second, market.window().endNs(), price);
        double seconds = left * left * left / (3 * AVERAGE_SECONDS * AVERAGE_SECONDS);
        return up(market, seenNs, last / strike, seconds);
    }

    // What the average before a boundary will be if the price stays: the known part and the rest.
    private double expected(ListedMarket market, long second, long boundaryNs, double price) {
        int left = (int) (Times.toEpochSecond(boundaryNs) - second);
        int known = (int) AVERAGE_SECONDS - left;
        if (known <= 0) {
            return price;
        }
        double mean = E8.toDouble(world.oracleAverageE8(market.coin(), second, known));
        return (known * mean + left * price) / AVERAGE_SECONDS;
    }

    private double up(ListedMarket market, long seenNs, double ratio, double seconds) {
        double sigma = world.sigmaPerSqrtSecond(market.coin(), seenNs);
        double deviation = sigma * Math.sqrt(Math.max(seconds, SECONDS_MIN));
        return Normal.cdf(Elementary.log(ratio) / deviation);
    }
}
