package io.foretick.forecast.signal;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.SplittableRandom;

/// Level 0 as a network: a long short-term memory over the last bars, whose last step a head of `H
/// / 2`, `H / 4` and one unit turns into the expected return. One thread.
public final class PriceLstm implements SignalNetwork {

    private static final String LSTM = "lstm";
    private static final int HEAD_LAYERS = 3;

    private final Parameters parameters;
    private final int layers;
    private final Lstm lstm;
    private final LastStep last;
    private final Head head;

    /// A network over weights that [#layout] has laid out, with room for so many steps of so many
    /// sequences.
    ///
    /// @param shape at least four units
    public PriceLstm(Parameters parameters, Lstm.Shape shape, int stepsMax, int batchMax) {
        this.parameters = parameters;
        this.layers = shape.layers();
        this.lstm = new Lstm(parameters, LSTM, shape, stepsMax, batchMax);
        var precision = parameters.arithmetic().precision();
        this.last = LastStep.zeros(precision, batchMax, shape.units());
        this.head = new Head(parameters, Activation.IDENTITY, batchMax, headSizes(shape));
    }

    /// The layout of the weights: those of the memory, then those of the head.
    public static ParameterLayout layout(Lstm.Shape shape) {
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, LSTM, shape);
        Head.declare(layout, headSizes(shape));
        return layout.build();
    }

    /// Draws first weights.
    public static void initialise(
            Parameters parameters, Lstm.Shape shape, SplittableRandom random) {
        Lstm.initialise(parameters, LSTM, shape, random);
        Head.initialise(parameters, HEAD_LAYERS, random);
    }

    private static int[] headSizes(Lstm.Shape shape) {
        return new int[] {shape.units(), shape.units() / 2, shape.units() / 4, 1};
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void drop(double rate, long key) {
        lstm.drop(rate, key);
        head.drop(rate, key + layers);
    }

    @Override
    public Matrix forward(Matrix input, int steps, int batch) {
        lstm.forward(input, steps, batch);
        last.take(lstm.outputs(batch), steps, batch);
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
        last.give(lstm.outputGradients(), steps, batch);
        lstm.backward(input, steps, batch);
    }
}
