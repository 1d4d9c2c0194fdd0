package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Matrix;

import java.util.SplittableRandom;

/// Layers of long short-term memory, one on the other, with dropout between them while training.
/// Layout of sequences as in [LstmLayer]. Holds the workspace of one pass; one thread.
///
/// Slices: those of [LstmLayer], layer `k` called `NAME.k`.
public final class Lstm {

    /// How large a stack is.
    ///
    /// @param inputs columns of the input
    /// @param units hidden units of each layer
    /// @param layers one or more
    public record Shape(int inputs, int units, int layers) {
        public Shape {
            Checks.positive(inputs, "inputs");
            Checks.positive(units, "units");
            Checks.positive(layers, "layers");
        }
    }

    private final LstmLayer[] layers;
    private final Dropout[] dropouts; // behind each layer but the last

    /// The stack called `name`, with room for so many steps of so many sequences.
    public Lstm(Parameters parameters, String name, Shape shape, int stepsMax, int batchMax) {
        this.layers = new LstmLayer[shape.layers()];
        this.dropouts = new Dropout[shape.layers() - 1];
        for (int k = 0; k < layers.length; k++) {
            layers[k] = new LstmLayer(parameters, name + "." + k, stepsMax, batchMax);
        }
        for (int k = 0; k < dropouts.length; k++) {
            dropouts[k] = new Dropout(parameters.arithmetic(), stepsMax * batchMax, shape.units());
        }
    }

    /// Lays out the weights of a stack.
    public static void declare(ParameterLayout.Builder layout, String name, Shape shape) {
        for (int k = 0; k < shape.layers(); k++) {
            int inputs = k == 0 ? shape.inputs() : shape.units();
            LstmLayer.declare(layout, name + "." + k, inputs, shape.units());
        }
    }

    /// Draws the weights of all layers as [LstmLayer#initialise].
    public static void initialise(
            Parameters parameters, String name, Shape shape, SplittableRandom random) {
        for (int k = 0; k < shape.layers(); k++) {
            LstmLayer.initialise(parameters, name + "." + k, random);
        }
    }

    /// Chooses what the next passes drop between layers; a rate of zero drops nothing.
    ///
    /// @param key the same key drops the same numbers
    public void drop(double rate, long key) {
        for (int k = 0; k < dropouts.length; k++) {
            dropouts[k].choose(rate, key + k);
        }
    }

    /// Runs `steps` steps of `batch` sequences, `input [steps batch][inputs]`.
    public void forward(Matrix input, int steps, int batch) {
        layers[0].forward(input, steps, batch);
        for (int k = 1; k < layers.length; k++) {
            Matrix below = layers[k - 1].outputs(batch);
            layers[k].forward(dropouts[k - 1].forward(below, steps * batch), steps, batch);
        }
    }

    /// What the last layer put out after each step, `[steps batch][H]`.
    public Matrix outputs(int batch) {
        return layers[layers.length - 1].outputs(batch);
    }

    /// Gradients of the last layer's outputs, for the caller to fill before [#backward].
    public Matrix outputGradients() {
        return layers[layers.length - 1].outputGradients();
    }

    /// Adds to the gradients of all weights, after a forward pass over the same input.
    public void backward(Matrix input, int steps, int batch) {
        backwardAboveFirst(steps, batch);
        layers[0].backward(input, steps, batch);
    }

    /// As [#backward(Matrix, int, int)], and sets the gradients of the input.
    public void backward(Matrix input, Matrix inputGradients, int steps, int batch) {
        backwardAboveFirst(steps, batch);
        layers[0].backward(input, inputGradients, steps, batch);
    }

    private void backwardAboveFirst(int steps, int batch) {
        for (int k = layers.length - 1; k > 0; k--) {
            Matrix below = dropouts[k - 1].outputs(layers[k - 1].outputs(batch));
            Matrix belowGradients = layers[k - 1].outputGradients();
            layers[k].backward(below, belowGradients, steps, batch);
            dropouts[k - 1].backward(belowGradients, steps * batch);
        }
    }
}
