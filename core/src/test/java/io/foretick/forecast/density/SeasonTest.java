package io.foretick.forecast.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

class SeasonTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void integralEqualsSumOfSmallSteps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Season season = randomSeason(random);
        for (int trial = 0; trial < 50; trial++) {
            long fromNs = random.nextLong(0, 60L * 365 * Times.DAY_NS);
            int seconds = random.nextInt(1, 200_000);
            double expected = naiveIntegral(season, fromNs, seconds);
            assertEquals(expected, season.integralSeconds(fromNs, seconds), 1e-6 * expected);
        }
    }

    @Test
    void integralOverAnyWeekIsAWeek() {
        Season season = randomSeason(new SplittableRandom(5));
        assertEquals(604_800, season.integralSeconds(123_456_789_012L, 604_800), 1e-6);
        assertEquals(3 * 604_800, season.integralSeconds(-5, 3 * 604_800), 1e-5);
    }

    @Test
    void integralsOfPartsAddUp() {
        Season season = randomSeason(new SplittableRandom(6));
        long fromNs = ns("2025-03-02T23:59:59.5Z");
        double parts =
                season.integralSeconds(fromNs, 700)
                        + season.integralSeconds(fromNs + 700 * Times.SECOND_NS, 90_000);
        assertEquals(season.integralSeconds(fromNs, 90_700), parts, 1e-7);
    }

    @Test
    void weekendBeginsOnSaturdayUtc() {
        assertEquals(95, Season.indexAt(ns("2025-03-07T23:59:59.999999999Z")));
        assertEquals(96, Season.indexAt(ns("2025-03-08T00:00:00Z")));
        assertEquals(191, Season.indexAt(ns("2025-03-09T23:45:00Z")));
        assertEquals(0, Season.indexAt(ns("2025-03-10T00:14:59Z")));
        assertEquals(1, Season.indexAt(ns("2025-03-10T00:15:00Z")));
    }

    @Test
    void refusesFactorsWhoseMeanIsNotOne() {
        double[] factors = new double[Season.FACTORS];
        Arrays.fill(factors, 1.1);
        assertThrows(IllegalArgumentException.class, () -> Season.of(factors));
        assertEquals(Season.flat().factor(7), Season.normalised(factors).factor(7), 1e-12);
    }

    @Test
    void refusesFactorThatIsNotPositive() {
        double[] factors = new double[Season.FACTORS];
        Arrays.fill(factors, 1.0);
        factors[17] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> Season.normalised(factors));
    }

    private static double naiveIntegral(Season season, long fromNs, int seconds) {
        long endNs = fromNs + seconds * Times.SECOND_NS;
        long quarterNs = 15 * Times.MINUTE_NS;
        double sum = 0;
        long atNs = fromNs;
        while (atNs < endNs) {
            long nextNs = Math.min(endNs, (Math.floorDiv(atNs, quarterNs) + 1) * quarterNs);
            sum += season.factorAt(atNs) * (nextNs - atNs) / 1e9;
            atNs = nextNs;
        }
        return sum;
    }

    private static Season randomSeason(SplittableRandom random) {
        double[] factors = new double[Season.FACTORS];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = random.nextDouble(0.2, 4);
        }
        return Season.normalised(factors);
    }

    private static long ns(String instant) {
        Instant time = Instant.parse(instant);
        return time.getEpochSecond() * Times.SECOND_NS + time.getNano();
    }
}
