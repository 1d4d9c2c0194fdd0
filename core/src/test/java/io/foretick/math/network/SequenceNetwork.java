package io.foretick.math.network;

import io.foretick.math.kernel.Matrix;

/// A network of the tests: input `[steps batch][F]`, step after step, to one row each of `batch`
/// outputs.
interface SequenceNetwork {

    Parameters parameters();

    Matrix forward(Matrix input, int steps, int batch);

    /// To be filled before [#backward].
    Matrix outputGradients();

    void backward(Matrix input, int steps, int batch);
}
