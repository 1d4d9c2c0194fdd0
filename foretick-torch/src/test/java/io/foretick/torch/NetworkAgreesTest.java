package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import io.foretick.base.Seed;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.LawLoss;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Parameters;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The density network and PyTorch's: the same weights and samples give the same loss and
/// gradients, from the features to the law.
class NetworkAgreesTest {

    private static final int SAMPLES = 7;
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final SplittableRandom random = new Seed(5).split("network").random();
    private final HarModel anchor = MadeUp.anchor();

    @ParameterizedTest
    @CsvSource({
        "1, 1, false, HAR, NETWORK, FLOAT",
        "1, 2, false, HAR, HORIZON, FLOAT",
        "2, 2, true, HAR, NONE, FLOAT",
        "2, 1, false, NONE, NETWORK, FLOAT",
        "2, 2, true, HAR, NETWORK, DOUBLE",
        "1, 1, false, NONE, HORIZON, DOUBLE"
    })
    void lossAndGradientsAreTheSame(
            int coins, int layers, boolean shared, Anchor kind, Skew skew, Precision precision) {
        NetworkSettings settings = MadeUp.settings(coins, layers, shared, kind, skew);
        Arithmetic arithmetic =
                precision == Precision.FLOAT ? Arithmetic.vector() : Arithmetic.scalar(precision);
        Parameters ours =
                DensityNetwork.initialised(settings, arithmetic, new Seed(3).split("weights"));
        ours.drawUniform("head.out.weights", 0.5, random);
        var batch = new TorchBatch(settings, SAMPLES);
        double loss = ownLoss(settings, ours, batch);
        Values gradients = precision.zeros(ours.layout().size());
        TorchRuntime runtime = TorchRuntime.open(TorchDevice.CPU, 1);
        double torchLoss;
        try (NDManager manager = runtime.newManager();
                GradientCollector collector = runtime.newGradients()) {
            var weights = new TorchWeights(manager, ours.layout(), ours.values());
            var network = new TorchNetwork(settings);
            NDArray mean = network.loss(manager, weights, batch, TorchNetwork.Drop.NOTHING);
            collector.backward(mean);
            torchLoss = mean.getDouble();
            weights.saveGradients(gradients);
        }
        Agreement.assertNear(precision, loss, torchLoss);
        Agreement.assertNear(ours.layout(), ours.gradients(), gradients);
    }

    /// Fills the batch with made-up samples and learns from them.
    private double ownLoss(NetworkSettings settings, Parameters parameters, TorchBatch batch) {
        int coins = settings.coins();
        var network = new DensityNetwork(settings, parameters, SAMPLES, SAMPLES);
        AnchorLaw[] laws = new AnchorLaw[SAMPLES * coins];
        LawTarget.Outcome[] outcomes = new LawTarget.Outcome[laws.length];
        for (int sample = 0; sample < SAMPLES; sample++) {
            float[] features = features(settings.inputs().size());
            double[] inputs = new double[coins * AnchorLaw.INPUTS];
            for (int coin = 0; coin < coins; coin++) {
                int row = sample * coins + coin;
                laws[row] = new AnchorLaw(anchor, settings);
                outcomes[row] = turn(laws[row], inputs, coin);
                batch.target(
                        sample, coin, LawTarget.of(laws[row], anchor, settings, outcomes[row]));
            }
            batch.inputs(sample, features, inputs);
            network.window(sample, SAMPLES, features);
            network.statics(sample, features, inputs);
        }
        network.encode(SAMPLES);
        double mean = judge(network, laws, outcomes, coins) / laws.length;
        network.backward(SAMPLES, 1);
        return mean;
    }

    private LawTarget.Outcome turn(AnchorLaw law, double[] inputs, int coin) {
        double horizon = 60 * (1 + random.nextInt(1_440));
        double[] ofCoin = new double[AnchorLaw.INPUTS];
        Arrays.setAll(ofCoin, _ -> random.nextDouble(-1, 1));
        law.horizon(horizon);
        law.instant(START_NS, ofCoin);
        System.arraycopy(ofCoin, 0, inputs, coin * AnchorLaw.INPUTS, AnchorLaw.INPUTS);
        law.correct(0, 0, 0);
        boolean stands = random.nextInt(3) == 0;
        double returnLog = stands ? 0 : Math.exp(law.logSigma()) * random.nextGaussian();
        return new LawTarget.Outcome(horizon, returnLog, 1e-6);
    }

    private static double judge(
            DensityNetwork network, AnchorLaw[] laws, LawTarget.Outcome[] outcomes, int coins) {
        Matrix outputs = network.head(SAMPLES, 1);
        Matrix gradients = network.outputGradients();
        var loss = new LawLoss();
        double sum = 0;
        for (int row = 0; row < laws.length; row++) {
            int sample = row / coins;
            int at = row % coins * DensityNetwork.OUTPUTS;
            laws[row].correct(
                    outputs.get(sample, at),
                    outputs.get(sample, at + 1),
                    outputs.get(sample, at + 2));
            sum += loss.of(laws[row], outcomes[row].returnLog(), outcomes[row].tickLog());
            for (int k = 0; k < DensityNetwork.OUTPUTS; k++) {
                gradients.set(sample, at + k, loss.gradient(k) / laws.length);
            }
        }
        return sum;
    }

    private float[] features(int size) {
        float[] features = new float[size];
        for (int k = 0; k < size; k++) {
            features[k] = (float) random.nextDouble(-1, 1);
        }
        return features;
    }
}
