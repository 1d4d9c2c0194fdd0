package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Seed;
import io.foretick.forecast.density.GarchModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;
import io.foretick.math.SkewShape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

/// Fits to closes drawn from a known recursion.
class GarchFitTest {

    private static final double NEWS_WEIGHT = 0.06;
    private static final double PERSISTENCE = 0.99;
    private static final double NU = 6;
    private static final double SIGMA_PER_SQRT_SECOND = 1e-4;
    private static final long FIRST_MINUTE = 27_000_000;
    private static final FitPlan PLAN = new FitPlan(3_000, new Seed(1));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void findsTheRecursion(long seed) {
        GarchModel found = GarchFit.fit(List.of(series(60, seed)), Season.flat(), PLAN);
        assertEquals(NEWS_WEIGHT, found.newsWeight(), 0.008);
        assertEquals(PERSISTENCE, found.persistence(), 0.003);
        HorizonKnot minute = found.knots().get(6);
        assertEquals(60, minute.horizonSeconds());
        assertEquals(1, minute.varianceScale(), 0.1);
    }

    @Test
    void sameSeedGivesTheSameModel() {
        List<MinuteSeries> series = List.of(series(20, 1));
        long digest = GarchFit.fit(series, Season.flat(), PLAN).digest();
        assertEquals(digest, GarchFit.fit(series, Season.flat(), PLAN).digest());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void gradientIsThatOfFiniteDifferences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<GarchSample> samples =
                List.of(sample(random, 500), sample(random, 700), sample(random, 400));
        double[] at = GarchLikelihood.start();
        for (int k = 0; k < at.length; k++) {
            at[k] += 0.5 * random.nextGaussian();
        }
        Gradients.assertTrue(new GarchLikelihood(samples), at);
    }

    @Test
    void noReturnOfTheSampleCrossesAGap() {
        MinuteSeries whole = series(2, 1);
        long gap = FIRST_MINUTE + 1000;
        List<MinuteSeries> halves =
                List.of(whole.between(0, gap), whole.between(gap + 1, Long.MAX_VALUE));
        var levels = LevelFit.fit(halves);
        List<GarchSample> expected = GarchSample.of(halves, Season.flat(), levels);
        MinuteSeries torn = without(whole, gap);
        List<GarchSample> found = GarchSample.of(List.of(torn), Season.flat(), levels);
        assertEquals(2, found.size());
        for (int k = 0; k < found.size(); k++) {
            assertEquals(expected.get(k).size(), found.get(k).size());
            for (int minute = 0; minute < found.get(k).size(); minute++) {
                // Closes go through a price and back, so the last bits differ.
                assertEquals(expected.get(k).get(minute), found.get(k).get(minute), 1e-9);
            }
        }
    }

    @Test
    void refusesSeriesTooShortForARecursion() {
        List<MinuteSeries> brief = List.of(series(1, 1).between(0, FIRST_MINUTE + 300));
        assertThrows(
                IllegalArgumentException.class, () -> GarchFit.fit(brief, Season.flat(), PLAN));
    }

    private static GarchSample sample(SplittableRandom random, int count) {
        double[] returns = new double[count];
        for (int k = 0; k < count; k++) {
            returns[k] = random.nextGaussian() * (k % 100 < 50 ? 0.5 : 1.5);
        }
        return new GarchSample(returns);
    }

    private static MinuteSeries without(MinuteSeries whole, long minute) {
        long[] minutes = new long[whole.size() - 1];
        double[] closes = new double[whole.size() - 1];
        int count = 0;
        for (int k = 0; k < whole.size(); k++) {
            if (whole.minute(k) != minute) {
                minutes[count] = whole.minute(k);
                closes[count++] = Math.exp(whole.logClose(k));
            }
        }
        return MinuteSeries.of(whole.asset(), minutes, closes);
    }

    private static MinuteSeries series(int days, long seed) {
        SkewShape law = SkewShape.of(NU, 0);
        SplittableRandom random = new SplittableRandom(seed);
        int count = days * 1440;
        long[] minutes = new long[count];
        double[] closes = new double[count];
        double logClose = Math.log(30_000);
        double variance = 1;
        for (int k = 0; k < count; k++) {
            minutes[k] = FIRST_MINUTE + k;
            closes[k] = Math.exp(logClose);
            double news = Math.sqrt(variance) * law.quantile(random.nextDouble(1e-12, 1), false);
            logClose += SIGMA_PER_SQRT_SECOND * Math.sqrt(60) * news;
            variance =
                    1
                            - PERSISTENCE
                            + NEWS_WEIGHT * news * news
                            + (PERSISTENCE - NEWS_WEIGHT) * variance;
        }
        return MinuteSeries.of("BTC", minutes, closes);
    }
}
