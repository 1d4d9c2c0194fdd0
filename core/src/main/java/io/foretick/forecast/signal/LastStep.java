package io.foretick.forecast.signal;

import io.foretick.math.kernel.Matrix;
import io.foretick.math.kernel.Precision;

/// What a recurrent layer puts out at its last step, which is all that its head reads. One thread.
///
/// @param values `[batch][H]`
/// @param gradients `[batch][H]`
record LastStep(Matrix values, Matrix gradients) {

    static LastStep zeros(Precision precision, int batchMax, int units) {
        return new LastStep(
                Matrix.zeros(precision, batchMax, units), Matrix.zeros(precision, batchMax, units));
    }

    /// Copies the last of `steps` steps here.
    void take(Matrix outputs, int steps, int batch) {
        int first = (steps - 1) * batch;
        for (int row = 0; row < batch; row++) {
            for (int unit = 0; unit < values.columns(); unit++) {
                values.set(row, unit, outputs.get(first + row, unit));
            }
        }
    }

    /// Sets the gradients of all steps: zero but for the last.
    void give(Matrix outputGradients, int steps, int batch) {
        int first = (steps - 1) * batch;
        outputGradients.clearRows(0, first + batch);
        for (int row = 0; row < batch; row++) {
            for (int unit = 0; unit < gradients.columns(); unit++) {
                outputGradients.set(first + row, unit, gradients.get(row, unit));
            }
        }
    }
}
