package io.foretick.math.network;

import io.foretick.math.kernel.Matrix;

import java.util.SplittableRandom;
import java.util.function.Function;

/// The four slices of a recurrent layer with two bias vectors: its weights, or their gradients. Not
/// what the gates do with them.
///
/// @param input `[inputs][gates H]`
/// @param hidden `[H][gates H]`
/// @param inputBias `[1][gates H]`
/// @param hiddenBias `[1][gates H]`
record RecurrentSlices(Matrix input, Matrix hidden, Matrix inputBias, Matrix hiddenBias) {

    private static final String INPUT = ".inputWeights";
    private static final String HIDDEN = ".hiddenWeights";
    private static final String INPUT_BIAS = ".inputBias";
    private static final String HIDDEN_BIAS = ".hiddenBias";

    static RecurrentSlices weights(Parameters parameters, String name) {
        return of(parameters::weights, name);
    }

    static RecurrentSlices gradients(Parameters parameters, String name) {
        return of(parameters::gradients, name);
    }

    private static RecurrentSlices of(Function<String, Matrix> slices, String name) {
        return new RecurrentSlices(
                slices.apply(name + INPUT),
                slices.apply(name + HIDDEN),
                slices.apply(name + INPUT_BIAS),
                slices.apply(name + HIDDEN_BIAS));
    }

    /// Lays out the weights of a layer.
    ///
    /// @param width of a row of gates
    static void declare(
            ParameterLayout.Builder layout, String name, int inputs, int units, int width) {
        layout.add(name + INPUT, inputs, width)
                .add(name + HIDDEN, units, width)
                .add(name + INPUT_BIAS, 1, width)
                .add(name + HIDDEN_BIAS, 1, width);
    }

    /// Uniform weights within `1 / sqrt(H)`, as torch draws them.
    static void initialise(Parameters parameters, String name, SplittableRandom random) {
        double bound = 1.0 / Math.sqrt(parameters.weights(name + HIDDEN).rows());
        for (String slice : new String[] {INPUT, HIDDEN, INPUT_BIAS, HIDDEN_BIAS}) {
            parameters.drawUniform(name + slice, bound, random);
        }
    }
}
