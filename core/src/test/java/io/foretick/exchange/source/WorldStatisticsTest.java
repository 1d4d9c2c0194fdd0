package io.foretick.exchange.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Arrays;

/// The bounds are wide: they tell a market from white noise, not one calibration from another.
class WorldStatisticsTest {

    private static final long MONDAY = Instant.parse("2026-10-05T00:00:00Z").getEpochSecond();
    private static final int DAY = 86_400;

    private final World world = World.of(new Seed(31), WorldSettings.USUAL);

    @ParameterizedTest
    @EnumSource(Coin.class)
    void returnsOfASecondHaveFatTails(Coin coin) {
        double[] returns = returns(coin, MONDAY, 2 * DAY);
        double variance = Arrays.stream(returns).map(r -> r * r).average().orElseThrow();
        double fourth = Arrays.stream(returns).map(r -> r * r * r * r).average().orElseThrow();
        assertTrue(fourth / (variance * variance) > 5, "kurtosis: " + fourth / variance / variance);
    }

    @Test
    void coinsMoveTogether() {
        double[] btc = returns(Coin.BTC, MONDAY, DAY);
        for (Coin other : new Coin[] {Coin.ETH, Coin.SOL, Coin.XRP}) {
            double correlation = correlation(btc, returns(other, MONDAY, DAY));
            assertTrue(correlation > 0.4 && correlation < 0.95, other + ": " + correlation);
        }
    }

    @Test
    void volatilityComesInClusters() {
        double[] sizes = Arrays.stream(returns(Coin.BTC, MONDAY, DAY)).map(Math::abs).toArray();
        int lag = 60;
        double correlation =
                correlation(
                        Arrays.copyOfRange(sizes, 0, sizes.length - lag),
                        Arrays.copyOfRange(sizes, lag, sizes.length));
        assertTrue(correlation > 0.05, "of sizes a minute apart: " + correlation);
    }

    @Test
    void returnsDoNotFollowFromThoseBefore() {
        double[] returns = returns(Coin.BTC, MONDAY, DAY);
        double correlation =
                correlation(
                        Arrays.copyOfRange(returns, 0, returns.length - 1),
                        Arrays.copyOfRange(returns, 1, returns.length));
        assertTrue(Math.abs(correlation) < 0.03, "of neighbours: " + correlation);
    }

    @Test
    void weekendsAndNightsAreCalm() {
        double calm = 0;
        double busy = 0;
        for (int week = 0; week < 20; week++) {
            long saturday = MONDAY + (7L * week + 5) * DAY;
            long tuesday = MONDAY + (7L * week + 1) * DAY;
            for (int minute = 0; minute < 60; minute += 10) {
                calm += sigma(saturday + 4 * 3_600 + minute * 60L);
                busy += sigma(tuesday + 14 * 3_600 + minute * 60L);
            }
        }
        assertTrue(busy > 2 * calm, "busy " + busy + ", calm " + calm);
    }

    @Test
    void stepsAreAsVolatileAsSeconds() {
        double squares = 0;
        double squaresExpected = 0;
        for (int step = 1; step < 36_000; step++) {
            long timeNs = MONDAY * Times.SECOND_NS + step * World.STEP_NS;
            double before = world.price(Coin.BTC, timeNs - World.STEP_NS);
            double move = Math.log(world.price(Coin.BTC, timeNs) / before);
            double sigma = world.sigmaPerSqrtSecond(Coin.BTC, timeNs);
            squares += move * move;
            squaresExpected += sigma * sigma / 10;
        }
        double ratio = squares / squaresExpected;
        assertTrue(ratio > 0.8 && ratio < 1.3, "ratio: " + ratio);
    }

    @Test
    void pricesStayInReachOfTheirBaseForYears() {
        for (int day = 0; day < 3_650; day += 31) {
            double price = world.price(Coin.BTC, World.earliestNs() + day * Times.DAY_NS);
            assertTrue(price > 30_000 && price < 300_000, "day " + day + ": " + price);
        }
    }

    private double sigma(long second) {
        return world.sigmaPerSqrtSecond(Coin.BTC, second * Times.SECOND_NS);
    }

    private double[] returns(Coin coin, long fromSecond, int count) {
        var returns = new double[count];
        double before = world.price(coin, fromSecond * Times.SECOND_NS);
        for (int k = 0; k < count; k++) {
            double after = world.price(coin, (fromSecond + k + 1) * Times.SECOND_NS);
            returns[k] = Math.log(after / before);
            before = after;
        }
        return returns;
    }

    private static double correlation(double[] first, double[] second) {
        double firstMean = Arrays.stream(first).average().orElseThrow();
        double secondMean = Arrays.stream(second).average().orElseThrow();
        double product = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int k = 0; k < first.length; k++) {
            double a = first[k] - firstMean;
            double b = second[k] - secondMean;
            product += a * b;
            firstSquares += a * a;
            secondSquares += b * b;
        }
        return product / Math.sqrt(firstSquares * secondSquares);
    }
}
