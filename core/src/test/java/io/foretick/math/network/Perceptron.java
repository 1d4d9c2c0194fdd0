package io.foretick.math.network;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;

/// Linear layers one behind the other, as the networks of the tests need them.
final class Perceptron {

    private final Linear[] layers;
    private final Matrix[] outputs;
    private final Matrix[] gradients;

    /// @param names of the layers, each of which [Linear#declare] has laid out
    Perceptron(Parameters parameters, String[] names, Activation last, int rowsMax) {
        layers = new Linear[names.length];
        outputs = new Matrix[names.length];
        gradients = new Matrix[names.length];
        for (int k = 0; k < names.length; k++) {
            var activation = k == names.length - 1 ? last : Activation.RELU;
            layers[k] = new Linear(parameters, names[k], activation);
            int columns = parameters.weights(names[k] + ".weights").columns();
            var precision = parameters.arithmetic().precision();
            outputs[k] = Matrix.zeros(precision, rowsMax, columns);
            gradients[k] = Matrix.zeros(precision, rowsMax, columns);
        }
    }

    Matrix forward(Matrix input, int rows) {
        Matrix at = input;
        for (int k = 0; k < layers.length; k++) {
            layers[k].forward(at, outputs[k], rows);
            at = outputs[k];
        }
        return at;
    }

    /// To be filled before [#backward].
    Matrix outputGradients() {
        return gradients[gradients.length - 1];
    }

    void backward(Matrix input, Matrix inputGradients, int rows) {
        for (int k = layers.length - 1; k >= 0; k--) {
            Matrix below = k == 0 ? input : outputs[k - 1];
            layers[k].backward(below, outputs[k], gradients[k], rows);
            Matrix down = k == 0 ? inputGradients : gradients[k - 1];
            layers[k].backwardToInput(gradients[k], down, rows);
        }
    }
}
