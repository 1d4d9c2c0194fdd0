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

    /// Where gradients were found.
    ///
    /// @param source the weights themselves or what was rounded of them
    /// @param scale how many times too large they are
    public record Found(TorchWeights source, double scale) {}

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
    /// @param found where the gradients are
    /// @param normMax greatest length of all gradients together
    public double step(Found found, double rate, double normMax) {
        List<NDArray> learned = found.source().all();
        double norm = norm(learned) / found.scale();
        if (!Double.isFinite(norm)) {
            return norm;
        }
        firstPower *= settings.firstDecay();
        secondPower *= settings.secondDecay();
        double scale = Math.min(1.0, normMax / (norm + NORM_FLOOR)) / found.scale();
        for (int k = 0; k < weights.size(); k++) {
            step(k, learned.get(k), rate, scale);
        }
        return norm;
    }

    // PyTorch's step is m / (sqrt(v) + e) by a rate that the caller corrects, so the correction of
    // the root moves into the rate and into e.
    private void step(int at, NDArray learned, double rate, double scale) {
        double rootCorrection = Math.sqrt(1.0 - secondPower);
        NDArray weight = weights.get(at);
        try (NDArray narrow = learned.getGradient();
                NDArray gradient = narrow.toType(weight.getDataType(), false)) {
            weight.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weight, gradient, first.get(at), second.get(at)),
                            new NDList(learned),
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
    private static double norm(List<NDArray> learned) {
        double sum = 0.0;
        for (NDArray tensor : learned) {
            try (NDArray gradient = tensor.getGradient();
                    NDArray wide = gradient.toType(DataType.FLOAT32, false);
                    NDArray norm = wide.norm()) {
                double length = norm.getFloat();
                sum += length * length;
            }
        }
        return Math.sqrt(sum);
    }
}
