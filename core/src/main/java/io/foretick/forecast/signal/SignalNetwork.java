package io.foretick.forecast.signal;

import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Parameters;

/// A network of a stack of models, forward and backward, with one number put out per sequence.
/// Weights are its [Parameters]; how to improve them is its trainer's business. Holds the workspace
/// of one pass; one thread.
public sealed interface SignalNetwork permits PriceLstm, MetaMlp, ConfidenceGru {

    Parameters parameters();

    /// Chooses what the next passes drop while training; a rate of zero drops nothing.
    ///
    /// @param key the same key drops the same numbers; keys should look random
    void drop(double rate, long key);

    /// Runs `steps` steps of `batch` sequences.
    ///
    /// @param input `[steps batch][inputs]`: row `t batch + b` is step `t` of sequence `b`
    /// @return `[batch][1]`
    Matrix forward(Matrix input, int steps, int batch);

    /// Gradients of the output, `[batch][1]`, for the caller to fill before [#backward].
    Matrix outputGradients();

    /// Adds to the gradients of the weights, after a forward pass over the same input.
    void backward(Matrix input, int steps, int batch);
}
