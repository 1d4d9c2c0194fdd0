package io.foretick.lab.train;

import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.LawLoss;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Parameters;

/// A fixed part of a batch with a workspace of its own: what one thread works on at a time. Shards
/// do not depend on how many threads there are. One thread at a time.
final class Shard {

    /// Samples of one shard.
    static final int SIZE = 64;

    private final Parameters parameters;
    private final DensityNetwork network;
    private final FeatureSequence features;
    private final Sample[] rows = new Sample[SIZE];
    private final LawLoss loss = new LawLoss();
    private final float[] values;
    private final int coins;

    /// @param instants that samples are taken of, of the stage or of what it is judged on
    /// @param weights shared with all shards; the gradients are this one's
    Shard(TrainingSettings settings, Stage stage, Instants instants, Parameters weights) {
        this.parameters = weights.withOwnGradients();
        this.network = new DensityNetwork(settings.network(), parameters, SIZE, SIZE);
        this.features = new FeatureSequence(stage.standardization());
        this.coins = settings.network().coins();
        this.values = new float[settings.network().inputs().size()];
        for (int row = 0; row < SIZE; row++) {
            rows[row] = new Sample(settings, stage, instants);
        }
    }

    Parameters parameters() {
        return parameters;
    }

    /// Chooses what the next pass drops.
    void drop(double encoderRate, double headRate, long key) {
        network.drop(encoderRate, headRate, key);
    }

    /// The summed loss of samples.
    double loss(Samples samples, int from, int count) {
        return forward(samples, from, count, 0);
    }

    /// The summed loss of samples; leaves the gradients of their share of a batch's mean behind.
    double learn(Samples samples, int from, int count, int batch) {
        parameters.clearGradients();
        double sum = forward(samples, from, count, 1.0 / ((double) batch * coins));
        network.backward(count, 1);
        return sum;
    }

    private double forward(Samples samples, int from, int count, double share) {
        for (int row = 0; row < count; row++) {
            rows[row].take(samples, from + row, features, values);
            network.window(row, count, values);
            network.statics(row, values, rows[row].anchors());
        }
        network.encode(count);
        Matrix outputs = network.head(count, 1);
        Matrix gradients = network.outputGradients();
        double sum = 0;
        for (int row = 0; row < count; row++) {
            for (int coin = 0; coin < coins; coin++) {
                sum += judge(row, coin, outputs, gradients, share);
            }
        }
        return sum / coins;
    }

    private double judge(int row, int coin, Matrix outputs, Matrix gradients, double share) {
        AnchorLaw law = rows[row].law(coin);
        int first = coin * DensityNetwork.OUTPUTS;
        law.correct(
                outputs.get(row, first), outputs.get(row, first + 1), outputs.get(row, first + 2));
        double value = loss.of(law, rows[row].returnLog(coin), rows[row].tickLog(coin));
        for (int output = 0; output < DensityNetwork.OUTPUTS; output++) {
            gradients.set(row, first + output, share * loss.gradient(output));
        }
        return value;
    }
}
