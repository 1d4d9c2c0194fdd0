package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.Seed;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;
import io.foretick.forecast.density.Synthetic;
import io.foretick.math.SkewShape;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Fits to closes whose law is known. Variance is constant there, so a long half-life makes the
/// present variance nearly exact and leaves the other parameters to be found.
class EwmaFitTest {

    private static final FitPlan PLAN = new FitPlan(4_000, new Seed(1));
    private static final List<MinuteSeries> SERIES =
            List.of(
                    Synthetic.series("BTC", 50, new Seed(1)),
                    Synthetic.series("ETH", 50, new Seed(2)));
    private static final EwmaModel MODEL = fit(SERIES);

    @Test
    void findsTheSeason() {
        Season known = Synthetic.season();
        double error = 0;
        for (int k = 0; k < Season.FACTORS; k++) {
            double ratio = MODEL.season().factor(k) / known.factor(k);
            assertEquals(1, ratio, 0.25, "factor " + k); // 3 errors at the weekend are 14 percent
            error += Math.abs(ratio - 1) / Season.FACTORS;
        }
        assertTrue(error < 0.05, "mean error " + error);
    }

    @Test
    void findsThatVarianceGrowsWithTime() {
        assertEquals(1, knot(60).varianceScale(), 0.06);
        assertEquals(1, knot(3600).varianceScale(), 0.08);
        assertEquals(1, knot(86_400).varianceScale(), 0.25); // 100 independent days
    }

    @Test
    void findsThatIndependentReturnsGrowNormalWithTheHorizon() {
        // A parabola cannot follow how fast nu rises here; ShapeFitTest holds the exact claim.
        double nu = knot(60).nu();
        assertTrue(nu > 0.5 * Synthetic.NU && nu < 2 * Synthetic.NU, "nu at a minute " + nu);
        assertTrue(knot(3600).nu() > 2 * nu, "nu at an hour " + knot(3600).nu());
    }

    @Test
    void holdsTheShapeOfAMinuteBelowIt() {
        assertEquals(knot(60).nu(), knot(1).nu());
        assertEquals(knot(60).varianceScale(), knot(1).varianceScale());
    }

    @Test
    void findsTheLevelOfEachCoin() {
        double expected = Synthetic.SIGMA_PER_SQRT_SECOND;
        assertEquals(expected, MODEL.constantSigmaPerSqrtSecond("BTC"), 0.02 * expected);
        assertEquals(expected, MODEL.constantSigmaPerSqrtSecond("ETH"), 0.02 * expected);
        assertEquals(expected, MODEL.levels().fallbackSigmaPerSqrtSecond(), 0.02 * expected);
    }

    @Test
    void sameSeedGivesTheSameModel() {
        assertEquals(MODEL.digest(), fit(SERIES).digest());
    }

    @Test
    void curvesOnUnseenClosesAreCalibrated() {
        MinuteSeries unseen = Synthetic.series("BTC", 30, new Seed(3));
        VarianceTrack track = VarianceTrack.of(unseen, MODEL);
        for (int minutes : new int[] {1, 15}) {
            double[] probabilities = probabilities(track, minutes);
            double distance = distanceFromUniform(probabilities);
            // Chance, one in a hundred, and what the family misses: its tail index is a parabola.
            double bound = 1.63 / Math.sqrt(probabilities.length) + 0.005;
            assertTrue(distance < bound, minutes + " minutes: " + distance + " over " + bound);
        }
    }

    @Test
    void refusesSeriesWithoutMovement() {
        MinuteSeries still = MinuteSeries.of("BTC", new long[] {1, 2, 3}, new double[] {5, 5, 5});
        assertThrows(IllegalArgumentException.class, () -> fit(List.of(still)));
    }

    @Test
    void refusesSeriesThatAreTooShort() {
        MinuteSeries brief = Synthetic.series("BTC", 50, new Seed(4)).between(0, 27_000_400);
        assertThrows(IllegalArgumentException.class, () -> fit(List.of(brief)));
    }

    /// Where each of many returns that do not overlap fell in the law forecast for it.
    private static double[] probabilities(VarianceTrack track, int minutes) {
        MinuteSeries series = track.series();
        double[] probabilities = new double[(series.size() - 1500) / minutes];
        for (int k = 0; k < probabilities.length; k++) {
            int index = 1440 + k * minutes;
            DensityCurve curve =
                    MODEL.curveAt(series.timeNs(index), track.variancePerSecond(index));
            double seconds = minutes * 60.0;
            SkewShape law = SkewShape.of(curve.nu(curve.nearestKnot(seconds)), 0);
            double sigma = Math.sqrt(curve.varianceAt(seconds));
            probabilities[k] = law.cdf(series.returnLog(index, minutes) / sigma);
        }
        return probabilities;
    }

    /// The statistic of Kolmogorov and Smirnov.
    private static double distanceFromUniform(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int k = 0; k < sorted.length; k++) {
            double above = (k + 1.0) / sorted.length - sorted[k];
            double below = sorted[k] - (double) k / sorted.length;
            distance = Math.max(distance, Math.max(above, below));
        }
        return distance;
    }

    private static EwmaModel fit(List<MinuteSeries> series) {
        return EwmaFit.fit(series, 86_400, SeasonFit.fit(series), PLAN);
    }

    private static HorizonKnot knot(double seconds) {
        return MODEL.knots().stream()
                .filter(knot -> knot.horizonSeconds() == seconds)
                .findFirst()
                .orElseThrow();
    }
}
