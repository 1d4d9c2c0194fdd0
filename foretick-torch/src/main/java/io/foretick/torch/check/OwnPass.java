package io.foretick.torch.check;

import io.foretick.base.Seed;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.LawLoss;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Parameters;
import io.foretick.torch.LawTarget;
import io.foretick.torch.TorchBatch;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A pass of our network over made-up samples, and the same samples for PyTorch. Every third price
/// stands where it was. One thread.
public final class OwnPass {

    private static final int SAMPLES = 7;
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final SplittableRandom random = new Seed(5).split("samples").random();
    private final Parameters parameters;
    private final DensityNetwork network;
    private final int coins;
    private final AnchorLaw[] laws;
    private final LawTarget.Outcome[] outcomes;
    private final TorchBatch batch;

    /// @param parameters whose gradients are this pass's
    public OwnPass(NetworkSettings settings, HarModel anchor, Parameters parameters) {
        this.parameters = parameters;
        this.network = new DensityNetwork(settings, parameters, SAMPLES, SAMPLES);
        this.coins = settings.coins();
        this.laws = new AnchorLaw[SAMPLES * coins];
        this.outcomes = new LawTarget.Outcome[laws.length];
        this.batch = new TorchBatch(settings, SAMPLES);
        for (int sample = 0; sample < SAMPLES; sample++) {
            float[] features = features(settings.inputs().size());
            double[] inputs = new double[coins * AnchorLaw.INPUTS];
            for (int coin = 0; coin < coins; coin++) {
                int row = sample * coins + coin;
                laws[row] = new AnchorLaw(anchor, settings);
                outcomes[row] = turn(laws[row], inputs, coin);
                batch.target(sample, coin, LawTarget.of(laws[row], anchor, outcomes[row]));
            }
            batch.inputs(sample, features, inputs);
            network.window(sample, SAMPLES, features);
            network.statics(sample, features, inputs);
        }
    }

    public TorchBatch batch() {
        return batch;
    }

    /// The mean loss; leaves its gradients in the parameters.
    public double learn() {
        network.encode(SAMPLES);
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
        parameters.clearGradients();
        network.backward(SAMPLES, 1);
        return sum / laws.length;
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

    private float[] features(int size) {
        float[] features = new float[size];
        for (int k = 0; k < size; k++) {
            features[k] = (float) random.nextDouble(-1, 1);
        }
        return features;
    }
}
