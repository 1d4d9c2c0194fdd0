package io.foretick.math.network;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.LstmCells;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Panels;

import java.util.SplittableRandom;

/// One layer of a long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), with
/// two bias vectors as torch has them. Sequences lie step after step: row `t batch + b` is step `t`
/// of sequence `b`. States begin at zero. Holds the workspace of one pass; one thread.
///
/// Slices, gates in the order input, forget, candidate, output: `NAME.inputWeights [inputs][4 H]`,
/// `NAME.hiddenWeights [H][4 H]`, `NAME.inputBias`, `NAME.hiddenBias`.
public final class LstmLayer {

    /// Rows of input that are projected at once: enough to use the weights well, few enough to stay
    /// in the cache until the steps that need them.
    private static final int ROWS_AT_ONCE = 64;

    private final Arithmetic arithmetic;
    private final RecurrentSlices weights;
    private final RecurrentSlices gradients;
    private final Matrix inputWeightsTransposed;
    private final Matrix hiddenWeightsTransposed;
    private final Panels inputPanels;
    private final Panels hiddenPanels;
    private final Panels inputBackPanels;
    private final Panels hiddenBackPanels;
    private final Panels gatePanels;
    private final LstmCells cells;
    private final int rowsMax;
    private Matrix outputs; // the view last asked for

    /// The layer called `name` over weights that [#declare] has laid out, with room for so many
    /// steps of so many sequences.
    public LstmLayer(Parameters parameters, String name, int stepsMax, int batchMax) {
        this.arithmetic = parameters.arithmetic();
        this.weights = RecurrentSlices.weights(parameters, name);
        this.gradients = RecurrentSlices.gradients(parameters, name);
        int units = weights.hidden().rows();
        var precision = arithmetic.precision();
        this.inputWeightsTransposed = Matrix.zeros(precision, 4 * units, weights.input().rows());
        this.hiddenWeightsTransposed = Matrix.zeros(precision, 4 * units, units);
        this.cells = LstmCells.zeros(precision, stepsMax, batchMax, units);
        this.inputPanels = arithmetic.panels(weights.input(), weights.input().rows());
        this.hiddenPanels = arithmetic.panels(weights.hidden(), units);
        this.inputBackPanels = arithmetic.panels(inputWeightsTransposed, 4 * units);
        this.hiddenBackPanels = arithmetic.panels(hiddenWeightsTransposed, 4 * units);
        this.gatePanels = arithmetic.panels(cells.gateGradients(), batchMax);
        this.rowsMax = stepsMax * batchMax;
        this.outputs = cells.hidden().rowsFrom(batchMax, rowsMax);
    }

    /// Lays out the weights of a layer.
    public static void declare(ParameterLayout.Builder layout, String name, int inputs, int units) {
        RecurrentSlices.declare(layout, name, inputs, units, 4 * units);
    }

    /// Uniform weights within `1 / sqrt(H)`, as torch draws them.
    public static void initialise(Parameters parameters, String name, SplittableRandom random) {
        RecurrentSlices.initialise(parameters, name, random);
    }

    /// Runs `steps` steps of `batch` sequences, `input [steps batch][inputs]`.
    public void forward(Matrix input, int steps, int batch) {
        Checks.inRange((long) steps * batch, 1, rowsMax, "steps times batch");
        cells.cells().clearRows(0, batch);
        cells.hidden().clearRows(0, batch);
        arithmetic.arrange(weights.input(), 0, weights.input().rows(), inputPanels);
        arithmetic.arrange(weights.hidden(), 0, weights.hidden().rows(), hiddenPanels);
        int stepsAtOnce = Math.max(1, ROWS_AT_ONCE / batch);
        for (int t = 0; t < steps; t++) {
            if (t % stepsAtOnce == 0) {
                int rows = Math.min(stepsAtOnce, steps - t) * batch;
                arithmetic.fillRows(
                        cells.gates(), t * batch, rows, weights.inputBias(), weights.hiddenBias());
                int row = t * batch;
                arithmetic.multiplyAdd(input, row, inputPanels, cells.gates(), row, rows);
            }
            int row = t * batch;
            arithmetic.multiplyAdd(cells.hidden(), row, hiddenPanels, cells.gates(), row, batch);
            arithmetic.lstmForward(cells, t, batch);
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

    /// Gradients of the hidden states after each step, `[steps batch][H]`, for the caller to fill
    /// before [#backward].
    public Matrix outputGradients() {
        return cells.outputGradients();
    }

    /// Adds to the gradients of the weights, after a forward pass over the same input.
    public void backward(Matrix input, int steps, int batch) {
        beginBackward(batch);
        for (int t = steps - 1; t >= 0; t--) {
            stepBackward(input, t, batch);
        }
    }

    /// As [#backward(Matrix, int, int)], and sets the gradients of the input, `[steps
    /// batch][inputs]`, step by step while those of the gates are in the cache.
    public void backward(Matrix input, Matrix inputGradients, int steps, int batch) {
        inputWeightsTransposed.copyFrom(weights.input().transposed());
        int gateCount = inputWeightsTransposed.rows();
        arithmetic.arrange(inputWeightsTransposed, 0, gateCount, inputBackPanels);
        Matrix gates = cells.gateGradients();
        beginBackward(batch);
        for (int t = steps - 1; t >= 0; t--) {
            stepBackward(input, t, batch);
            int row = t * batch;
            inputGradients.clearRows(row, batch);
            arithmetic.multiplyAdd(gates, 0, inputBackPanels, inputGradients, row, batch);
        }
    }

    private void beginBackward(int batch) {
        hiddenWeightsTransposed.copyFrom(weights.hidden().transposed());
        int gateCount = hiddenWeightsTransposed.rows();
        arithmetic.arrange(hiddenWeightsTransposed, 0, gateCount, hiddenBackPanels);
        cells.cellGradients().clearRows(0, batch);
        cells.hiddenGradients().clearRows(0, batch);
    }

    private void stepBackward(Matrix input, int step, int batch) {
        Matrix gates = cells.gateGradients();
        arithmetic.lstmBackward(cells, step, batch);
        arithmetic.arrange(gates, 0, batch, gatePanels);
        arithmetic.accumulate(input, step * batch, gatePanels, gradients.input());
        arithmetic.accumulate(cells.hidden(), step * batch, gatePanels, gradients.hidden());
        arithmetic.sumRows(gates, 0, batch, gradients.inputBias());
        arithmetic.sumRows(gates, 0, batch, gradients.hiddenBias());
        cells.hiddenGradients().clearRows(0, batch);
        arithmetic.multiplyAdd(gates, 0, hiddenBackPanels, cells.hiddenGradients(), 0, batch);
    }
}
