package io.foretick.forecast.signal;

import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Adam;
import io.foretick.math.network.Gradients;
import io.foretick.math.network.Loss;
import io.foretick.math.network.Parameters;

/// Improves a network batch by batch as the older pipeline does: the gradient is clipped to a
/// length of 1, a decay of 1e-5 is added to it after that, then Adam takes a step. Which batches,
/// and how often, is its caller's business. Owned by one training; one thread.
public final class Learning {

    private static final double WEIGHT_DECAY = 1e-5;
    private static final double NORM_MAX = 1.0;

    private final SignalNetwork network;
    private final Loss loss;
    private final Adam adam;
    private double norm;

    public Learning(SignalNetwork network, Loss loss) {
        this.network = network;
        this.loss = loss;
        Parameters parameters = network.parameters();
        this.adam =
                new Adam(
                        Adam.Settings.usual(WEIGHT_DECAY, Adam.Decay.GRADIENT),
                        parameters.arithmetic().precision(),
                        parameters.values().size());
    }

    /// One step. Returns the loss before it.
    public double step(Batch batch, double rate) {
        Parameters parameters = network.parameters();
        parameters.clearGradients();
        Matrix output = network.forward(batch.input(), batch.steps(), batch.size());
        double before =
                loss.backward(
                        output,
                        batch.targets(),
                        batch.weights(),
                        network.outputGradients(),
                        batch.size());
        network.backward(batch.input(), batch.steps(), batch.size());
        norm = Gradients.clip(parameters.gradients(), NORM_MAX);
        adam.step(parameters.values(), parameters.gradients(), rate);
        return before;
    }

    /// The loss of a batch that is not learnt from.
    public double loss(Batch batch) {
        Matrix output = network.forward(batch.input(), batch.steps(), batch.size());
        return loss.mean(output, batch.targets(), batch.weights(), batch.size());
    }

    /// Length of the last step's gradient before it was clipped.
    public double gradientNorm() {
        return norm;
    }
}
