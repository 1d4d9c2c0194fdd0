package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HarVariance;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Season;
import io.foretick.math.SkewShape;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class HarLikelihoodTest {

    private static final int[] MINUTES = {1, 15, 240, 2880};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void gradientIsThatOfFiniteDifferences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        var likelihood = new HarLikelihood(samples(random, 40));
        double[] plain = somewhere(random, HarParameters.COUNT_WITHOUT_SKEW);
        Gradients.assertTrue(likelihood, plain);
        Gradients.assertTrue(likelihood, somewhere(random, HarParameters.COUNT_WITH_SKEW));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void withoutSkewIsWithSkewOfNought(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        var likelihood = new HarLikelihood(samples(random, 40));
        double[] plain = somewhere(random, HarParameters.COUNT_WITHOUT_SKEW);
        double[] skewed = Arrays.copyOf(plain, HarParameters.COUNT_WITH_SKEW);
        double[] byPlain = new double[plain.length];
        double[] bySkewed = new double[skewed.length];
        double loss = likelihood.evaluate(plain, byPlain);
        assertEquals(loss, likelihood.evaluate(skewed, bySkewed));
        assertArrayEquals(byPlain, Arrays.copyOf(bySkewed, plain.length));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void lossIsTheNegativeLogDensityAndPrior(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HarSample sample = samples(random, 1).getFirst();
        double[] at = somewhere(random, HarParameters.COUNT_WITH_SKEW);
        HarModel model = HarParameters.model(at, Season.flat(), new CoinLevels(List.of(), 1e-4));
        double logVariance = 0;
        for (int j = 0; j < HarModel.WEIGHTS; j++) {
            logVariance += model.weights().get(j).at(sample.u()) * sample.input(0, j);
        }
        SkewShape shape = SkewShape.of(model.nuAt(sample.u()), model.lambdaAt(sample.u()));
        double z = sample.returnAt(0) / Math.exp(0.5 * logVariance);
        double expected = 0.5 * logVariance - shape.logPdf(z) + prior(model, sample.u());
        double loss = new HarLikelihood(List.of(sample)).evaluate(at, new double[at.length]);
        assertEquals(expected, loss, 1e-12);
    }

    /// Of a unit normal on the weight of each memory, and on the link of the skew.
    private static double prior(HarModel model, double u) {
        double skewLink = model.lambdaLink().at(u);
        double sum = 0.5 * skewLink * skewLink;
        for (int j = 1; j <= HarVariance.MEMORIES; j++) {
            double weight = model.weights().get(j).at(u);
            sum += 0.5 * weight * weight;
        }
        return sum;
    }

    private static double[] somewhere(SplittableRandom random, int count) {
        double[] at = HarParameters.start(count);
        for (int k = 0; k < count; k++) {
            at[k] += 0.3 * random.nextGaussian();
        }
        return at;
    }

    private static List<HarSample> samples(SplittableRandom random, int count) {
        List<HarSample> samples = new ArrayList<>();
        for (int minutes : MINUTES) {
            double[] inputs = new double[count * HarModel.WEIGHTS];
            for (int k = 0; k < inputs.length; k++) {
                inputs[k] = k % HarModel.WEIGHTS == 0 ? 1 : random.nextGaussian();
            }
            double[] returns = new double[count];
            for (int k = 0; k < count; k++) {
                returns[k] = 2 * random.nextGaussian();
            }
            samples.add(new HarSample(Horizons.position(60.0 * minutes), returns, inputs));
        }
        return samples;
    }
}
