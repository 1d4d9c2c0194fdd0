package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Adam;

/// One member's weights on a device, and how a step over a batch improves them. Not which samples
/// make a batch. To be closed; one thread.
public final class TorchLearner implements AutoCloseable {

    /// How it learns.
    ///
    /// @param adam of the optimiser
    /// @param normMax longest gradient that a step takes
    /// @param mixed whether products are taken of numbers of 16 bits; weights, moments, law and
    ///   loss keep theirs
    public record Settings(Adam.Settings adam, double normMax, boolean mixed) {}

    private final Settings settings;
    private final TorchRuntime runtime;
    private final TorchNetwork network;
    private final NDManager manager;
    private final TorchWeights weights;
    private final TorchAdam adam;
    private final LossScale scale;

    /// @param values the weights to begin with, which are copied
    public TorchLearner(
            NetworkSettings shape, Values values, Settings settings, TorchRuntime runtime) {
        this.settings = settings;
        this.runtime = runtime;
        this.network = new TorchNetwork(shape);
        this.manager = runtime.newManager();
        this.weights = new TorchWeights(manager, DensityNetwork.layout(shape), values);
        this.adam = new TorchAdam(settings.adam(), weights, manager);
        this.scale = settings.mixed() ? LossScale.ofSixteenBits() : LossScale.one();
    }

    /// Learns from a batch. Returns its mean loss before the step. With numbers of 16 bits a
    /// gradient may overflow; then nothing moves and the next step takes a smaller scale.
    ///
    /// @throws ArithmeticException if loss or gradient is not finite for another reason
    public double step(TorchBatch batch, TorchNetwork.Drop drop, double rate) {
        try (NDManager pass = manager.newSubManager();
                GradientCollector gradients = runtime.newGradients()) {
            TorchWeights used = used(pass);
            NDArray mean = network.loss(pass, used, batch, drop);
            gradients.backward(mean.mul(scale.value()));
            double loss = mean.getDouble();
            var found = new TorchAdam.Found(used, scale.value());
            double norm = adam.step(found, rate, settings.normMax());
            if (!scale.accepts(norm) || !Double.isFinite(loss)) {
                throw new ArithmeticException(
                        "loss %s, length of the gradient %s".formatted(loss, norm));
            }
            return loss;
        }
    }

    /// The mean loss of a batch, nothing dropped.
    public double loss(TorchBatch batch) {
        try (NDManager pass = manager.newSubManager()) {
            return network.loss(pass, used(pass), batch, TorchNetwork.Drop.NOTHING).getDouble();
        }
    }

    /// Numbers from which [#restore] goes on.
    public double[] state() {
        return adam.state();
    }

    /// Goes on where [#state] was taken, with the weights that this learner was made with.
    public void restore(double[] state) {
        adam.restore(state);
    }

    /// Copies the weights out, in the layout's order.
    public void save(Values target) {
        weights.save(target);
    }

    private TorchWeights used(NDManager pass) {
        return settings.mixed() ? weights.rounded(pass) : weights;
    }

    @Override
    public void close() {
        manager.close();
    }
}
