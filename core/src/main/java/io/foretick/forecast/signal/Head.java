package io.foretick.forecast.signal;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Dropout;
import io.foretick.math.network.Linear;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.SplittableRandom;

/// Connected layers one behind the other, with a rectifier and dropout behind all but the last.
/// Slices: those of [Linear], layer `k` called `head.k`. One thread.
final class Head {

    private final Linear[] layers;
    private final Dropout[] dropouts; // behind each layer but the last
    private final Matrix[] outputs;
    private final Matrix[] gradients;

    /// @param last what the last layer applies
    /// @param sizes inputs, then the outputs of each layer
    Head(Parameters parameters, Activation last, int rowsMax, int... sizes) {
        int count = sizes.length - 1;
        this.layers = new Linear[count];
        this.dropouts = new Dropout[count - 1];
        this.outputs = new Matrix[count];
        this.gradients = new Matrix[count];
        var arithmetic = parameters.arithmetic();
        for (int k = 0; k < count; k++) {
            Activation activation = k == count - 1 ? last : Activation.RELU;
            layers[k] = new Linear(parameters, name(k), activation);
            outputs[k] = Matrix.zeros(arithmetic.precision(), rowsMax, sizes[k + 1]);
            gradients[k] = Matrix.zeros(arithmetic.precision(), rowsMax, sizes[k + 1]);
        }
        for (int k = 0; k < dropouts.length; k++) {
            dropouts[k] = new Dropout(arithmetic, rowsMax, sizes[k + 1]);
        }
    }

    /// Lays out the weights.
    static void declare(ParameterLayout.Builder layout, int... sizes) {
        for (int k = 0; k < sizes.length - 1; k++) {
            Linear.declare(layout, name(k), sizes[k], sizes[k + 1]);
        }
    }

    /// Draws the weights of so many layers as [Linear#initialise].
    static void initialise(Parameters parameters, int layers, SplittableRandom random) {
        for (int k = 0; k < layers; k++) {
            Linear.initialise(parameters, name(k), random);
        }
    }

    private static String name(int layer) {
        return "head." + layer;
    }

    void drop(double rate, long key) {
        for (int k = 0; k < dropouts.length; k++) {
            dropouts[k].choose(rate, key + k);
        }
    }

    Matrix forward(Matrix input, int rows) {
        Matrix at = input;
        for (int k = 0; k < layers.length; k++) {
            layers[k].forward(at, outputs[k], rows);
            at = k < dropouts.length ? dropouts[k].forward(outputs[k], rows) : outputs[k];
        }
        return at;
    }

    /// To be filled before [#backward].
    Matrix outputGradients() {
        return gradients[gradients.length - 1];
    }

    void backward(Matrix input, int rows) {
        for (int k = layers.length - 1; k > 0; k--) {
            Matrix below = dropouts[k - 1].outputs(outputs[k - 1]);
            layers[k].backward(below, outputs[k], gradients[k], rows);
            layers[k].backwardToInput(gradients[k], gradients[k - 1], rows);
            dropouts[k - 1].backward(gradients[k - 1], rows);
        }
        layers[0].backward(input, outputs[0], gradients[0], rows);
    }

    /// Sets the gradients of the input, once [#backward] has been called.
    void backwardToInput(Matrix inputGradients, int rows) {
        layers[0].backwardToInput(gradients[0], inputGradients, rows);
    }
}
