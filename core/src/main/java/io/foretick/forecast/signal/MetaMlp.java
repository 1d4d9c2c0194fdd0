package io.foretick.forecast.signal;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.SplittableRandom;

/// Level 1: a perceptron of `H`, `H / 2`, `H / 4` and one unit that corrects what level 0 foretells
/// by the features of the last bar. One thread.
///
/// Its input is one step: what level 0 foretells first, then the features.
public final class MetaMlp implements SignalNetwork {

    private static final int HEAD_LAYERS = 4;

    private final Parameters parameters;
    private final Head head;

    /// A network over weights that [#layout] has laid out, with room for so many rows.
    ///
    /// @param inputs features and one
    /// @param units `H`, at least four
    public MetaMlp(Parameters parameters, int inputs, int units, int batchMax) {
        this.parameters = parameters;
        this.head = new Head(parameters, Activation.IDENTITY, batchMax, headSizes(inputs, units));
    }

    /// The layout of the weights, layer after layer.
    public static ParameterLayout layout(int inputs, int units) {
        var layout = new ParameterLayout.Builder();
        Head.declare(layout, headSizes(inputs, units));
        return layout.build();
    }

    /// Draws first weights.
    public static void initialise(Parameters parameters, SplittableRandom random) {
        Head.initialise(parameters, HEAD_LAYERS, random);
    }

    private static int[] headSizes(int inputs, int units) {
        return new int[] {inputs, units, units / 2, units / 4, 1};
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void drop(double rate, long key) {
        head.drop(rate, key);
    }

    /// @param steps 1
    @Override
    public Matrix forward(Matrix input, int steps, int batch) {
        Checks.inRange(steps, 1, 1, "steps");
        return head.forward(input, batch);
    }

    @Override
    public Matrix outputGradients() {
        return head.outputGradients();
    }

    @Override
    public void backward(Matrix input, int steps, int batch) {
        head.backward(input, batch);
    }
}
