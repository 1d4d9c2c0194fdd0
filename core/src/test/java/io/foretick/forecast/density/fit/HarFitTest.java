package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.Seed;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.forecast.density.Synthetic;
import io.foretick.math.Lbfgs;
import io.foretick.math.SkewShape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class HarFitTest {

    private static final FitPlan PLAN = new FitPlan(1_000, new Seed(1));
    private static final List<MinuteSeries> SERIES =
            List.of(
                    Synthetic.series("BTC", 30, new Seed(1)),
                    Synthetic.series("ETH", 30, new Seed(2)));
    private static final HarModel PLAIN = HarFit.fit(SERIES, Synthetic.season(), PLAN);
    private static final HarModel SKEWED = HarFit.fitSkewed(SERIES, Synthetic.season(), PLAN);
    private static final CoinLevels LEVELS =
            new CoinLevels(List.of(new AssetLevel("BTC", 1e-4)), 1e-4);

    /// About what minutes of bitcoin give, with a skew that can be seen.
    private static final HarModel KNOWN =
            new HarModel(
                    Season.flat(),
                    LEVELS,
                    List.of(
                            new Quadratic(0.1, 0.2, -0.1),
                            new Quadratic(0.5, -0.5, 0.1),
                            new Quadratic(0.3, -0.2, 0.0),
                            new Quadratic(0.1, 0.3, -0.2),
                            new Quadratic(0.1, 0.1, 0.2),
                            new Quadratic(0.0, 0.2, 0.0),
                            new Quadratic(1.0, 0.0, 0.2)),
                    new Quadratic(4.0, -1.0, 0.0),
                    new Quadratic(0.5, 0.3, 0.0));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void findsTheParametersThatReturnsWereDrawnFrom(long seed) {
        List<HarSample> samples = drawnFrom(KNOWN, new SplittableRandom(seed));
        Lbfgs.Minimum found =
                Lbfgs.minimise(
                        new HarLikelihood(samples),
                        HarParameters.start(HarParameters.COUNT_WITH_SKEW),
                        new Lbfgs.Limits(500, 1e-6));
        assertTrue(found.converged(), "after " + found.iterations());
        HarModel model = HarParameters.model(found.point(), Season.flat(), LEVELS);
        for (HarSample sample : samples) {
            double u = sample.u();
            for (int j = 0; j < HarModel.WEIGHTS; j++) {
                double expected = KNOWN.weights().get(j).at(u);
                assertEquals(expected, model.weights().get(j).at(u), 0.06, j + " at " + u);
            }
            assertEquals(KNOWN.nuAt(u), model.nuAt(u), 0.15 * KNOWN.nuAt(u), "nu at " + u);
            assertEquals(KNOWN.lambdaAt(u), model.lambdaAt(u), 0.03, "lambda at " + u);
        }
    }

    @Test
    void sameSeedGivesTheSameBits() {
        HarModel again = HarFit.fitSkewed(SERIES, Synthetic.season(), PLAN);
        assertEquals(SKEWED, again);
        assertEquals(SKEWED.digest(), again.digest());
    }

    @Test
    void sigmaOfAConstantVarianceIsRightOnAverage() {
        MinuteSeries unseen = Synthetic.series("BTC", 12, new Seed(3));
        Forecaster forecaster = PLAIN.forAsset("BTC");
        double[] seconds = {60, 900, 3600};
        double[] logRatio = new double[seconds.length];
        for (int k = 0; k < unseen.size(); k++) {
            forecaster.onPrice(unseen.timeNs(k), unseen.logClose(k));
            DensityCurve curve = forecaster.curveAt(unseen.timeNs(k));
            for (int j = 0; j < seconds.length; j++) {
                double integral = Synthetic.season().integralSeconds(unseen.timeNs(k), seconds[j]);
                double perSecond = curve.varianceAt(seconds[j]) / integral;
                logRatio[j] += 0.5 * Math.log(perSecond) / unseen.size();
            }
        }
        for (double mean : logRatio) {
            assertEquals(Math.log(Synthetic.SIGMA_PER_SQRT_SECOND), mean, 0.05);
        }
    }

    @Test
    void withoutSkewThereIsNone() {
        for (double u : new double[] {0, 0.5, 1}) {
            assertEquals(0.0, PLAIN.lambdaAt(u));
        }
    }

    @Test
    void skewOfSymmetricReturnsIsSmall() {
        var plan = new FitPlan(8_000, new Seed(1)); // a thousand returns say little of a skew
        HarModel fitted = HarFit.fitSkewed(SERIES, Synthetic.season(), plan);
        for (double u : new double[] {0, 0.25, 0.5}) {
            assertTrue(Math.abs(fitted.lambdaAt(u)) < 0.05, u + ": " + fitted.lambdaAt(u));
        }
    }

    @Test
    void refusesSeriesThatAreTooShort() {
        MinuteSeries brief = Synthetic.series("BTC", 50, new Seed(4)).between(0, 27_000_400);
        assertThrows(
                IllegalArgumentException.class,
                () -> HarFit.fit(List.of(brief), Season.flat(), PLAN));
    }

    private static List<HarSample> drawnFrom(HarModel model, SplittableRandom random) {
        List<HarSample> samples = new ArrayList<>();
        for (int minutes : new int[] {1, 4, 15, 60, 240, 1440}) {
            int count = 20_000;
            double u = Horizons.position(60.0 * minutes);
            SkewShape law = SkewShape.of(model.nuAt(u), model.lambdaAt(u));
            double[] inputs = new double[count * HarModel.WEIGHTS];
            double[] returns = new double[count];
            for (int k = 0; k < count; k++) {
                double logVariance = 0;
                for (int j = 0; j < HarModel.WEIGHTS; j++) {
                    double input = j == 0 ? 1 : random.nextGaussian();
                    inputs[k * HarModel.WEIGHTS + j] = input;
                    logVariance += model.weights().get(j).at(u) * input;
                }
                double z = law.quantile(random.nextDouble(1e-12, 1), false);
                returns[k] = z * Math.exp(0.5 * logVariance);
            }
            samples.add(new HarSample(u, returns, inputs));
        }
        return samples;
    }
}
