package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.GruCells;
import io.foretick.math.kernel.Matrix;

import java.util.SplittableRandom;

/// A layer of gated recurrent units (Cho et al. 2014, with the reset gate behind the product as
/// torch has it): `n = tanh(x W + b + r (h U + c))`, `h = (1 - z) n + z h`. Layout of sequences as
/// in [LstmLayer]; states begin at zero. Holds the workspace of one pass; one thread.
///
/// Slices, gates in the order reset, update, candidate: `NAME.inputWeights [inputs][3 H]`,
/// `NAME.hiddenWeights [H][3 H]`, `NAME.inputBias`, `NAME.hiddenBias`.
public final class Gru {

    private final Arithmetic arithmetic;
    private final RecurrentSlices weights;
    private final RecurrentSlices gradients;
    private final Matrix noBias;
    private final Matrix inputWeightsTransposed;
    private final Matrix hiddenWeightsTransposed;
    private final GruCells cells;
    private final int rowsMax;
    private Matrix outputs; // the view last asked for

    /// The layer called `name` over weights that [#declare] has laid out, with room for so many
    /// steps of so many sequences.
    public Gru(Parameters parameters, String name, int stepsMax, int batchMax) {
        this.arithmetic = parameters.arithmetic();
        this.weights = RecurrentSlices.weights(parameters, name);
        this.gradients = RecurrentSlices.gradients(parameters, name);
        int units = weights.hidden().rows();
        var precision = arithmetic.precision();
        this.noBias = Matrix.zeros(precision, 1, 3 * units);
        this.inputWeightsTransposed = Matrix.zeros(precision, 3 * units, weights.input().rows());
        this.hiddenWeightsTransposed = Matrix.zeros(precision, 3 * units, units);
        this.cells = GruCells.zeros(precision, stepsMax, batchMax, units);
        this.rowsMax = stepsMax * batchMax;
        this.outputs = cells.hidden().rowsFrom(batchMax, rowsMax);
    }

    /// Lays out the weights of a layer.
    public static void declare(ParameterLayout.Builder layout, String name, int inputs, int units) {
        RecurrentSlices.declare(layout, name, inputs, units, 3 * units);
    }

    /// Uniform weights within `1 / sqrt(H)`, as torch draws them.
    public static void initialise(Parameters parameters, String name, SplittableRandom random) {
        RecurrentSlices.initialise(parameters, name, random);
    }

    /// Runs `steps` steps of `batch` sequences, `input [steps batch][inputs]`.
    public void forward(Matrix input, int steps, int batch) {
        int rows = steps * batch;
        Checks.inRange(rows, 1, rowsMax, "steps times batch");
        cells.hidden().clearRows(0, batch);
        arithmetic.fillRows(cells.gates(), 0, rows, weights.inputBias(), noBias);
        arithmetic.multiplyAdd(input, 0, weights.input(), cells.gates(), 0, rows);
        arithmetic.fillRows(cells.recurrent(), 0, rows, weights.hiddenBias(), noBias);
        for (int t = 0; t < steps; t++) {
            int row = t * batch;
            arithmetic.multiplyAdd(
                    cells.hidden(), row, weights.hidden(), cells.recurrent(), row, batch);
            arithmetic.gruForward(cells, t, batch);
        }
    }

    /// What the layer put out after each step, `[steps batch][H]`: a view for this number of
    /// sequences.
    public Matrix outputs(int batch) {
        if (outputs.offset() != cells.hidden().at(batch, 0)) {
            outputs = cells.hidden().rowsFrom(batch, rowsMax);
        }
        return outputs;
    }

    /// Gradients of the outputs, `[steps batch][H]`, for the caller to fill before [#backward].
    public Matrix outputGradients() {
        return cells.outputGradients();
    }

    /// Adds to the gradients of the weights, after a forward pass over the same input.
    public void backward(Matrix input, int steps, int batch) {
        hiddenWeightsTransposed.copyFrom(weights.hidden().transposed());
        cells.hiddenGradients().clearRows(0, batch);
        Matrix byState = cells.recurrentGradients();
        for (int t = steps - 1; t >= 0; t--) {
            int row = t * batch;
            arithmetic.gruBackward(cells, t, batch);
            arithmetic.accumulate(input, cells.inputGradients(), row, batch, gradients.input());
            arithmetic.accumulate(cells.hidden(), byState, row, batch, gradients.hidden());
            arithmetic.sumRows(cells.inputGradients(), row, batch, gradients.inputBias());
            arithmetic.sumRows(byState, row, batch, gradients.hiddenBias());
            arithmetic.multiplyAdd(
                    byState, row, hiddenWeightsTransposed, cells.hiddenGradients(), 0, batch);
        }
    }

    /// Sets the gradients of the input, `[steps batch][inputs]`, once [#backward] has been called.
    public void backwardToInput(Matrix inputGradients, int steps, int batch) {
        inputWeightsTransposed.copyFrom(weights.input().transposed());
        int rows = steps * batch;
        inputGradients.clearRows(0, rows);
        arithmetic.multiplyAdd(
                cells.inputGradients(), 0, inputWeightsTransposed, inputGradients, 0, rows);
    }
}
