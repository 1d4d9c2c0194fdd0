package io.foretick.torch;

import io.foretick.base.Checks;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.NetworkSettings;

/// Samples that are learned together, as plain arrays in the order that tensors want. Filled and
/// used by one thread.
public final class TorchBatch {

    private final SequenceSpec spec;
    private final int samples;
    private final int coins;
    private final int anchorInputs;
    private final float[][] windows; // [scale][step][sample][column]
    private final double[] statics; // [sample][column]
    private final double[][] targets; // [number][sample, coin]

    /// Room for so many samples of a network of this shape.
    public TorchBatch(NetworkSettings settings, int samples) {
        this.spec = settings.inputs();
        Checks.positive(samples, "samples");
        this.samples = samples;
        this.coins = settings.coins();
        this.anchorInputs = settings.anchor() == Anchor.NONE ? 0 : coins * AnchorLaw.INPUTS;
        this.windows = new float[spec.stepSeconds().size()][samples * spec.windowSize()];
        this.statics = new double[samples * staticSize()];
        this.targets = new double[LawTarget.SIZE][samples * coins];
    }

    /// Puts in what the network reads of a sample.
    ///
    /// @param features as [io.foretick.feature.sequence.FeatureSequence] writes them
    /// @param anchor [AnchorLaw#INPUTS] numbers of each coin
    public void inputs(int sample, float[] features, double[] anchor) {
        int columns = spec.columns();
        for (int scale = 0; scale < windows.length; scale++) {
            for (int step = 0; step < spec.length(); step++) {
                int from = scale * spec.windowSize() + step * columns;
                int to = (step * samples + sample) * columns;
                System.arraycopy(features, from, windows[scale], to, columns);
            }
        }
        int at = sample * staticSize();
        for (int k = spec.stateOffset(); k < spec.size(); k++) {
            statics[at++] = features[k];
        }
        for (int k = 0; k < anchorInputs; k++) {
            statics[at++] = anchor[k];
        }
    }

    /// Puts in what a coin's outputs are judged by.
    public void target(int sample, int coin, LawTarget target) {
        target.put(targets, sample * coins + coin);
    }

    int samples() {
        return samples;
    }

    int coins() {
        return coins;
    }

    int staticSize() {
        return spec.size() - spec.stateOffset() + anchorInputs;
    }

    /// `[step][sample][column]`.
    float[] windows(int scale) {
        return windows[scale];
    }

    /// `[sample][column]`: volatility state, horizon, anchor.
    double[] statics() {
        return statics;
    }

    /// `[number][sample, coin]`, the numbers in the order of [LawTarget].
    double[][] targets() {
        return targets;
    }
}
