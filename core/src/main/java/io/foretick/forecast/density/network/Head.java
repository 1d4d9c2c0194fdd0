package io.foretick.forecast.density.network;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Dropout;
import io.foretick.math.network.Linear;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.SplittableRandom;

/// The head of a [DensityNetwork]: hidden layers with rectified units, dropout behind each while
/// training, and a linear one. Holds the workspace of one pass; one thread.
final class Head {

    private final Linear[] layers; // the hidden ones, then the output
    private final Dropout[] dropouts; // behind each hidden layer
    private final Matrix[] values; // the input, what each hidden layer gives, the output
    private final Matrix[] gradients;

    Head(NetworkSettings settings, Parameters parameters, int rowsMax) {
        int hidden = settings.headLayers();
        var precision = parameters.arithmetic().precision();
        layers = new Linear[hidden + 1];
        dropouts = new Dropout[hidden];
        values = new Matrix[hidden + 2];
        gradients = new Matrix[hidden + 2];
        for (int k = 0; k <= hidden; k++) {
            Activation activation = k < hidden ? Activation.RELU : Activation.IDENTITY;
            layers[k] = new Linear(parameters, name(settings, k), activation);
        }
        for (int k = 0; k < values.length; k++) {
            int columns = k == 0 ? inputs(settings, 0) : outputs(settings, k - 1);
            values[k] = Matrix.zeros(precision, rowsMax, columns);
            gradients[k] = Matrix.zeros(precision, rowsMax, columns);
        }
        for (int k = 0; k < hidden; k++) {
            dropouts[k] = new Dropout(parameters.arithmetic(), rowsMax, outputs(settings, k));
        }
    }

    static void declare(ParameterLayout.Builder layout, NetworkSettings settings) {
        for (int k = 0; k <= settings.headLayers(); k++) {
            int inputs = inputs(settings, k);
            Linear.declare(layout, name(settings, k), inputs, outputs(settings, k));
        }
    }

    /// Draws the hidden layers' weights; the output's stay zero.
    static void initialise(
            Parameters parameters, NetworkSettings settings, SplittableRandom random) {
        for (int k = 0; k < settings.headLayers(); k++) {
            Linear.initialise(parameters, name(settings, k), random);
        }
    }

    void drop(double rate, long key) {
        for (int k = 0; k < dropouts.length; k++) {
            dropouts[k].choose(rate, key + k);
        }
    }

    /// For the caller to fill: the encoding, then what is static.
    Matrix input() {
        return values[0];
    }

    Matrix forward(int rows) {
        Matrix below = values[0];
        for (int k = 0; k < layers.length; k++) {
            layers[k].forward(below, values[k + 1], rows);
            below = k < dropouts.length ? dropouts[k].forward(values[k + 1], rows) : values[k + 1];
        }
        return below;
    }

    Matrix outputGradients() {
        return gradients[gradients.length - 1];
    }

    /// Adds to the gradients of the weights and returns those of the input.
    Matrix backward(int rows) {
        for (int k = layers.length - 1; k >= 0; k--) {
            Matrix input = k == 0 ? values[0] : dropouts[k - 1].outputs(values[k]);
            layers[k].backward(input, values[k + 1], gradients[k + 1], rows);
            layers[k].backwardToInput(gradients[k + 1], gradients[k], rows);
            if (k > 0) {
                dropouts[k - 1].backward(gradients[k], rows);
            }
        }
        return gradients[0];
    }

    private static String name(NetworkSettings settings, int layer) {
        return layer < settings.headLayers() ? "head." + layer : "head.out";
    }

    private static int inputs(NetworkSettings settings, int layer) {
        return layer == 0
                ? settings.encodingSize() + settings.staticSize()
                : settings.headHiddenSize();
    }

    private static int outputs(NetworkSettings settings, int layer) {
        return layer < settings.headLayers()
                ? settings.headHiddenSize()
                : DensityNetwork.OUTPUTS * settings.coins();
    }
}
