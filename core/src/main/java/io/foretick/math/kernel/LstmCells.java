package io.foretick.math.kernel;

/// What one layer of an LSTM remembers of a pass, step after step; row `t batch + b` belongs to
/// step `t` of sequence `b`. Hidden and cell states have one step more: the first is the state
/// before the sequence. Owned by the layer.
///
/// @param gates `[T B][4 H]` in the order input, forget, candidate, output; before the activation
///   when a step begins, after it when it ends
/// @param cells `[(T + 1) B][H]`
/// @param cellTanh `[T B][H]`
/// @param hidden `[(T + 1) B][H]`
/// @param gateGradients `[B][4 H]`, by the gates of one step before their activation
/// @param outputGradients `[T B][H]`, what comes from above
/// @param hiddenGradients `[B][H]`, what comes from the step after
/// @param cellGradients `[B][H]`, what comes from the step after
public record LstmCells(
        Matrix gates,
        Matrix cells,
        Matrix cellTanh,
        Matrix hidden,
        Matrix gateGradients,
        Matrix outputGradients,
        Matrix hiddenGradients,
        Matrix cellGradients) {

    /// Cells for so many steps of so many sequences, all zero.
    public static LstmCells zeros(Precision precision, int stepsMax, int batchMax, int units) {
        int rows = stepsMax * batchMax;
        int states = rows + batchMax;
        return new LstmCells(
                Matrix.zeros(precision, rows, 4 * units),
                Matrix.zeros(precision, states, units),
                Matrix.zeros(precision, rows, units),
                Matrix.zeros(precision, states, units),
                Matrix.zeros(precision, batchMax, 4 * units),
                Matrix.zeros(precision, rows, units),
                Matrix.zeros(precision, batchMax, units),
                Matrix.zeros(precision, batchMax, units));
    }

    int units() {
        return cells.columns();
    }
}
