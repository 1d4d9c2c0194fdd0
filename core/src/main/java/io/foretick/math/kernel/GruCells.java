package io.foretick.math.kernel;

/// What a layer of gated recurrent units remembers of a pass; rows as in [LstmCells]. Owned by the
/// layer.
///
/// @param gates `[T B][3 H]` in the order reset, update, candidate: the input's part when a step
///   begins, the activations when it ends
/// @param recurrent `[T B][3 H]`, the state's part, before the activation
/// @param hidden `[(T + 1) B][H]`
/// @param inputGradients `[T B][3 H]`, by the input's part
/// @param recurrentGradients `[T B][3 H]`, by the state's part
/// @param outputGradients `[T B][H]`, what comes from above
/// @param hiddenGradients `[B][H]`, what comes from the step after
public record GruCells(
        Matrix gates,
        Matrix recurrent,
        Matrix hidden,
        Matrix inputGradients,
        Matrix recurrentGradients,
        Matrix outputGradients,
        Matrix hiddenGradients) {

    /// Cells for so many steps of so many sequences, all zero.
    public static GruCells zeros(Precision precision, int stepsMax, int batchMax, int units) {
        int rows = stepsMax * batchMax;
        return new GruCells(
                Matrix.zeros(precision, rows, 3 * units),
                Matrix.zeros(precision, rows, 3 * units),
                Matrix.zeros(precision, rows + batchMax, units),
                Matrix.zeros(precision, rows, 3 * units),
                Matrix.zeros(precision, rows, 3 * units),
                Matrix.zeros(precision, rows, units),
                Matrix.zeros(precision, batchMax, units));
    }

    int units() {
        return hidden.columns();
    }
}
