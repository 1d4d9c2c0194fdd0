package io.foretick.forecast.density.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Parameters;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

/// The loss of a network falls along its gradients: in double precision against central
/// differences, from the law of a return back to every weight, over random shapes.
class DensityNetworkTest {

    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 2e-7;
    private static final int PROBES = 80;
    private static final long NOON = SmallNetwork.START * 1_000_000_000L;

    /// A batch with its targets.
    private static final class Batch {
        private final NetworkSettings settings;
        private final Parameters parameters;
        private final DensityNetwork network;
        private final AnchorLaw law;
        private final LawLoss loss = new LawLoss();
        private final int sequences;
        private final int rowsOfEach;
        private final double[][] anchors;
        private final double[] returns;

        Batch(NetworkSettings settings, SplittableRandom random) {
            this.settings = settings;
            sequences = random.nextInt(1, 5);
            rowsOfEach = random.nextInt(1, 3);
            int rows = sequences * rowsOfEach;
            Arithmetic doubles = Arithmetic.scalar(Precision.DOUBLE);
            parameters = DensityNetwork.initialised(settings, doubles, new Seed(3));
            Values values = parameters.values();
            for (int k = 0; k < values.size(); k++) {
                values.set(k, values.get(k) + 0.2 * random.nextDouble(-1, 1));
            }
            network = new DensityNetwork(settings, parameters, sequences, rows);
            law = new AnchorLaw(SmallNetwork.anchor(), settings);
            anchors = new double[rows][settings.coins() * AnchorLaw.INPUTS];
            returns = new double[rows * settings.coins()];
            float[] features = new float[settings.inputs().size()];
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < features.length; k++) {
                    features[k] = (float) random.nextDouble(-1, 1);
                }
                for (int k = 0; k < anchors[row].length; k++) {
                    anchors[row][k] = random.nextDouble(-1, 1);
                }
                if (row % rowsOfEach == 0) {
                    network.window(row / rowsOfEach, sequences, features);
                }
                network.statics(row, features, anchors[row]);
            }
            for (int k = 0; k < returns.length; k++) {
                returns[k] = k % 4 == 3 ? 0 : random.nextDouble(-1, 1) * 0.003;
            }
        }

        /// The summed loss; fills the gradients of the outputs.
        double value() {
            network.encode(sequences);
            Matrix outputs = network.head(sequences, rowsOfEach);
            Matrix gradients = network.outputGradients();
            double sum = 0;
            double[] ofCoin = new double[AnchorLaw.INPUTS];
            for (int k = 0; k < returns.length; k++) {
                int row = k / settings.coins();
                int coin = k % settings.coins();
                int at = coin * DensityNetwork.OUTPUTS;
                System.arraycopy(
                        anchors[row], coin * AnchorLaw.INPUTS, ofCoin, 0, AnchorLaw.INPUTS);
                law.horizon(60.0 * (1 + 7 * row));
                law.instant(NOON, ofCoin);
                law.correct(
                        outputs.get(row, at), outputs.get(row, at + 1), outputs.get(row, at + 2));
                sum += loss.of(law, returns[k], 4e-4);
                for (int output = 0; output < DensityNetwork.OUTPUTS; output++) {
                    gradients.set(row, at + output, loss.gradient(output));
                }
            }
            return sum;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lossFallsAlongItsGradients(long seed) {
        SplittableRandom random = new Seed(seed).split("network").random();
        Batch batch = new Batch(settings(random), random);
        batch.network.drop(random.nextBoolean() ? 0.3 : 0, random.nextBoolean() ? 0.2 : 0, seed);
        batch.parameters.clearGradients();
        double value = batch.value();
        batch.network.backward(batch.sequences, batch.rowsOfEach);
        assertTrue(Double.isFinite(value));
        Values weights = batch.parameters.values();
        for (int probe = 0; probe < PROBES; probe++) {
            int at = random.nextInt(weights.size());
            double gradient = batch.parameters.gradients().get(at);
            double kept = weights.get(at);
            weights.set(at, kept + STEP);
            double above = batch.value();
            weights.set(at, kept - STEP);
            double below = batch.value();
            weights.set(at, kept);
            double difference = (above - below) / (2 * STEP);
            double tolerance = TOLERANCE * Math.max(1, Math.abs(gradient));
            assertEquals(difference, gradient, tolerance, "weight " + at);
        }
    }

    private static NetworkSettings settings(SplittableRandom random) {
        List<String> together =
                random.nextBoolean()
                        ? List.of(SequenceSpec.ANY_SYMBOL)
                        : List.of("BTCUSDT", "ETHUSDT");
        return new NetworkSettings(
                SmallNetwork.inputs(together),
                random.nextInt(1, 6),
                random.nextInt(1, 3),
                random.nextBoolean(),
                random.nextInt(1, 8),
                random.nextInt(1, 3),
                Anchor.values()[random.nextInt(Anchor.values().length)],
                Skew.values()[random.nextInt(Skew.values().length)],
                0.3);
    }
}
