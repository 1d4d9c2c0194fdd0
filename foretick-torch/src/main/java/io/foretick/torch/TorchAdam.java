package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Adam;

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
    private final TorchWeights weights;
    private final NDManager manager;
    private TorchWeights first;
    private TorchWeights second;
    private double firstPower = 1.0; // firstDecay to the number of steps
    private double secondPower = 1.0;

    /// @param weights in single precision
    public TorchAdam(Adam.Settings settings, TorchWeights weights, NDManager manager) {
        this.settings = settings;
        this.weights = weights;
        this.manager = manager;
        this.first = moments(new double[size()], 0);
        this.second = moments(new double[size()], 0);
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
        for (int k = 0; k < learned.size(); k++) {
            step(k, learned.get(k), rate, scale);
        }
        return norm;
    }

    /// What [Adam#state] would be.
    public double[] state() {
        int size = size();
        double[] state = new double[2 * size + 2];
        copy(first, state, 0);
        copy(second, state, size);
        state[2 * size] = firstPower;
        state[2 * size + 1] = secondPower;
        return state;
    }

    /// Goes on where [#state] was taken, here or by [Adam].
    public void restore(double[] state) {
        int size = size();
        Checks.inRange(state.length, 2L * size + 2, 2L * size + 2, "size of the state");
        first = moments(state, 0);
        second = moments(state, size);
        firstPower = state[2 * size];
        secondPower = state[2 * size + 1];
    }

    private TorchWeights moments(double[] numbers, int from) {
        Values values = Precision.FLOAT.zeros(size());
        for (int k = 0; k < values.size(); k++) {
            values.set(k, numbers[from + k]);
        }
        return new TorchWeights(manager, weights.layout(), values);
    }

    private static void copy(TorchWeights moments, double[] target, int from) {
        Values values = Precision.FLOAT.zeros(moments.layout().size());
        moments.save(values);
        for (int k = 0; k < values.size(); k++) {
            target[from + k] = values.get(k);
        }
    }

    private int size() {
        return weights.layout().size();
    }

    // PyTorch's step is m / (sqrt(v) + e) by a rate that the caller corrects, so the correction of
    // the root moves into the rate and into e.
    private void step(int at, NDArray learned, double rate, double scale) {
        double rootCorrection = Math.sqrt(1.0 - secondPower);
        NDArray weight = weights.all().get(at);
        try (NDArray narrow = learned.getGradient();
                NDArray gradient = narrow.toType(weight.getDataType(), false)) {
            weight.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weight, gradient, first.all().get(at), second.all().get(at)),
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
