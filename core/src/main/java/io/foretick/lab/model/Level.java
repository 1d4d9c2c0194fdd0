package io.foretick.lab.model;

/// One trained model of a stack.
interface Level {

    /// Its answer for each row, NaN where it has none.
    ///
    /// @param rows numbers of rows, rising
    /// @param below what the levels below foretell for each of these rows
    double[] answers(ScaledRows features, int[] rows, double[] below);
}
