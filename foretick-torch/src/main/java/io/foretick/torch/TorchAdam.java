package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

import io.foretick.math.network.Adam;

import java.util.ArrayList;
import java.util.List;

/// The steps of [Adam], taken by PyTorch on its own tensors after their gradients have been found
/// and scaled down where they are too long. Moments belong to the manager; one thread.
public final class TorchAdam {

    private static final double NORM_FLOOR = 1e-6;
    private static final float NO_CLIP = -1;

    private final Adam.Settings settings;
    private final List<NDArray> weights;
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
    private double firstPower = 1.0; // firstDecay to the number of steps
    private double secondPower = 1.0;

    public TorchAdam(Adam.Settings settings, TorchWeights weights, NDManager manager) {
        this.settings = settings;
        this.weights = weights.all();
        for (NDArray tensor : this.weights) {
            first.add(manager.zeros(tensor.getShape(), tensor.getDataType()));
            second.add(manager.zeros(tensor.getShape(), tensor.getDataType()));
        }
    }

    /// Takes a step and sets the gradients to zero. Returns their length before it was cut; where
    /// that is not finite nothing moves.
    ///
    /// @param normMax greatest length of all gradients together
    public double step(double rate, double normMax) {
        double norm = norm();
        if (!Double.isFinite(norm)) {
            return norm;
        }
        firstPower *= settings.firstDecay();
        secondPower *= settings.secondDecay();
        double scale = Math.min(1.0, normMax / (norm + NORM_FLOOR));
        for (int k = 0; k < weights.size(); k++) {
            step(k, rate, scale);
        }
        return norm;
    }

    // PyTorch's step is m / (sqrt(v) + e) by a rate that the caller corrects, so the correction of
    // the root moves into the rate and into e.
    private void step(int at, double rate, double scale) {
        double rootCorrection = Math.sqrt(1.0 - secondPower);
        NDArray weight = weights.get(at);
        try (NDArray gradient = weight.getGradient()) {
            weight.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weight, gradient, first.get(at), second.get(at)),
                            new NDList(weight),
                            (float) rate,
                            (float) (rate * rootCorrection / (1.0 - firstPower)),
                            (float) settings.weightDecay(),
                            (float) scale,
                            NO_CLIP,
                            (float) settings.firstDecay(),
                            (float) settings.secondDecay(),
                            (float) (settings.floor() * rootCorrection),
                            false,
                            settings.decay() == Adam.Decay.WEIGHT);
        }
    }

    /// Euclidean length of all gradients together.
    private double norm() {
        double sum = 0.0;
        for (NDArray weight : weights) {
            try (NDArray gradient = weight.getGradient();
                    NDArray norm = gradient.norm();
                    NDArray wide = norm.toType(DataType.FLOAT64, true)) {
                double length = wide.getDouble();
                sum += length * length;
            }
        }
        return Math.sqrt(sum);
    }
}
