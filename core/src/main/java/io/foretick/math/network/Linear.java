package io.foretick.math.network;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Matrix;

import java.util.SplittableRandom;

/// A fully connected layer, `y = f(x W + b)`. Holds views and small workspaces; inputs and outputs
/// are its caller's. One thread.
///
/// Slices: `NAME.weights [inputs][outputs]`, the transpose of torch's, and `NAME.bias`.
public final class Linear {

    private final Arithmetic arithmetic;
    private final Activation activation;
    private final Matrix weights;
    private final Matrix bias;
    private final Matrix noBias;
    private final Matrix weightGradients;
    private final Matrix biasGradients;
    private final Matrix weightsTransposed;

    /// The layer called `name` over weights that [#declare] has laid out.
    public Linear(Parameters parameters, String name, Activation activation) {
        this.arithmetic = parameters.arithmetic();
        this.activation = activation;
        this.weights = parameters.weights(name + ".weights");
        this.bias = parameters.weights(name + ".bias");
        this.noBias = Matrix.zeros(arithmetic.precision(), 1, bias.columns());
        this.weightGradients = parameters.gradients(name + ".weights");
        this.biasGradients = parameters.gradients(name + ".bias");
        int inputs = weights.rows();
        int outputs = weights.columns();
        this.weightsTransposed = Matrix.zeros(arithmetic.precision(), outputs, inputs);
    }

    /// Lays out the weights of a layer.
    public static void declare(
            ParameterLayout.Builder layout, String name, int inputs, int outputs) {
        layout.add(name + ".weights", inputs, outputs).add(name + ".bias", 1, outputs);
    }

    /// Xavier's uniform weights (Glorot and Bengio 2010, eq. 16); the bias stays as it is.
    public static void initialise(Parameters parameters, String name, SplittableRandom random) {
        Matrix weights = parameters.weights(name + ".weights");
        double bound = Math.sqrt(6.0 / (weights.rows() + weights.columns()));
        parameters.drawUniform(name + ".weights", bound, random);
    }

    /// Computes the first `rows` rows of `output [rows][outputs]` from `input [rows][inputs]`.
    public void forward(Matrix input, Matrix output, int rows) {
        arithmetic.fillRows(output, 0, rows, bias, noBias);
        arithmetic.multiplyAdd(input, 0, weights, output, 0, rows);
        arithmetic.activate(activation, output, rows);
    }

    /// Adds to the gradients of the weights. `outputGradients` are multiplied by the activation's
    /// slope in place.
    public void backward(Matrix input, Matrix output, Matrix outputGradients, int rows) {
        arithmetic.activateBackward(activation, output, outputGradients, rows);
        arithmetic.accumulate(input, outputGradients, 0, rows, weightGradients);
        arithmetic.sumRows(outputGradients, 0, rows, biasGradients);
    }

    /// Sets the gradients of the input, once [#backward] has been called.
    public void backwardToInput(Matrix outputGradients, Matrix inputGradients, int rows) {
        weightsTransposed.copyFrom(weights.transposed());
        inputGradients.clearRows(0, rows);
        arithmetic.multiplyAdd(outputGradients, 0, weightsTransposed, inputGradients, 0, rows);
    }
}
