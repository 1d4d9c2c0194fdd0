package io.foretick.forecast.signal;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Gru;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.SplittableRandom;

/// Level 2: gated recurrent units over the last bars, whose last step a head of `H / 2` and one
/// unit turns into the probability that the price moves. One thread.
public final class ConfidenceGru implements SignalNetwork {

    private static final String GRU = "gru";
    private static final int HEAD_LAYERS = 2;

    private final Parameters parameters;
    private final Gru gru;
    private final LastStep last;
    private final Head head;

    /// A network over weights that [#layout] has laid out, with room for so many steps of so many
    /// sequences.
    ///
    /// @param units `H`, at least two
    public ConfidenceGru(Parameters parameters, int units, int stepsMax, int batchMax) {
        this.parameters = parameters;
        this.gru = new Gru(parameters, GRU, stepsMax, batchMax);
        this.last = LastStep.zeros(parameters.arithmetic().precision(), batchMax, units);
        this.head = new Head(parameters, Activation.SIGMOID, batchMax, headSizes(units));
    }

    /// The layout of the weights: those of the recurrent units, then those of the head.
    public static ParameterLayout layout(int inputs, int units) {
        var layout = new ParameterLayout.Builder();
        Gru.declare(layout, GRU, inputs, units);
        Head.declare(layout, headSizes(units));
        return layout.build();
    }

    /// Draws first weights.
    public static void initialise(Parameters parameters, SplittableRandom random) {
        Gru.initialise(parameters, GRU, random);
        Head.initialise(parameters, HEAD_LAYERS, random);
    }

    private static int[] headSizes(int units) {
        return new int[] {units, units / 2, 1};
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void drop(double rate, long key) {
        head.drop(rate, key);
    }

    @Override
    public Matrix forward(Matrix input, int steps, int batch) {
        gru.forward(input, steps, batch);
        last.take(gru.outputs(batch), steps, batch);
        return head.forward(last.values(), batch);
    }

    @Override
    public Matrix outputGradients() {
        return head.outputGradients();
    }

    @Override
    public void backward(Matrix input, int steps, int batch) {
        head.backward(last.values(), batch);
        head.backwardToInput(last.gradients(), batch);
        last.give(gru.outputGradients(), steps, batch);
        gru.backward(input, steps, batch);
    }
}
