package io.foretick.lab.train;

import io.foretick.base.Times;
import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.feature.sequence.Standardization;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.LawLoss;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Parameters;

/// A fixed part of a batch with a workspace of its own: what one thread works on at a time. Shards
/// do not depend on how many threads there are. One thread at a time.
final class Shard {

    /// Samples of one shard.
    static final int SIZE = 64;

    private final Instants instants;
    private final Parameters parameters;
    private final DensityNetwork network;
    private final FeatureSequence features;
    private final AnchorLaw[] laws = new AnchorLaw[SIZE];
    private final double[][] anchors; // [sample][coin, input]
    private final LawLoss loss = new LawLoss();
    private final Ticks ticks;
    private final float[] values;
    private final double[] ofCoin = new double[AnchorLaw.INPUTS];
    private final int[] horizons = new int[SIZE];
    private final int[] chosen = new int[SIZE];
    private final int coins;

    /// @param weights shared with all shards; the gradients are this one's
    Shard(
            TrainingSettings settings,
            Instants instants,
            Standardization standardization,
            HarModel anchor,
            Ticks ticks,
            Parameters weights) {
        this.instants = instants;
        this.parameters = weights.withOwnGradients();
        this.network = new DensityNetwork(settings.network(), parameters, SIZE, SIZE);
        this.features = new FeatureSequence(standardization);
        this.ticks = ticks;
        this.coins = settings.network().coins();
        this.values = new float[settings.network().inputs().size()];
        this.anchors = new double[SIZE][coins * AnchorLaw.INPUTS];
        for (int k = 0; k < SIZE; k++) {
            laws[k] = new AnchorLaw(anchor, settings.network());
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
            take(samples, from + row, row, count);
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

    private void take(Samples samples, int sample, int row, int count) {
        int instant = samples.instant(sample);
        chosen[row] = instant;
        horizons[row] = samples.horizonSeconds(sample);
        long end = instants.end(instant);
        if (!features.write(instants.series(instant), end, horizons[row], values)) {
            throw new IllegalStateException("the past of instant " + end + " has gone");
        }
        instants.memories(instant, anchors[row]);
        laws[row].horizon(horizons[row]);
        for (int coin = 0; coin < coins; coin++) {
            int at = coin * AnchorLaw.INPUTS;
            System.arraycopy(anchors[row], at, ofCoin, 0, AnchorLaw.INPUTS);
            laws[row].instant(end * Times.SECOND_NS, ofCoin);
            System.arraycopy(ofCoin, 0, anchors[row], at, AnchorLaw.INPUTS);
        }
        network.window(row, count, values);
        network.statics(row, values, anchors[row]);
    }

    private double judge(int row, int coin, Matrix outputs, Matrix gradients, double share) {
        AnchorLaw law = laws[row];
        int at = coin * AnchorLaw.INPUTS;
        System.arraycopy(anchors[row], at, ofCoin, 0, AnchorLaw.INPUTS);
        law.instant(instants.end(chosen[row]) * Times.SECOND_NS, ofCoin);
        int first = coin * DensityNetwork.OUTPUTS;
        law.correct(
                outputs.get(row, first), outputs.get(row, first + 1), outputs.get(row, first + 2));
        SecondSeries series = instants.series(chosen[row]).get(coin);
        double tickLog = ticks.log(series, instants.end(chosen[row]));
        double value = loss.of(law, instants.returnLog(chosen[row], coin, horizons[row]), tickLog);
        for (int output = 0; output < DensityNetwork.OUTPUTS; output++) {
            gradients.set(row, first + output, share * loss.gradient(output));
        }
        return value;
    }
}
