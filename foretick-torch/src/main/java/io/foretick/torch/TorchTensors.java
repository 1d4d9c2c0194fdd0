package io.foretick.torch;

import ai.djl.ndarray.NDArray;

/// The tensors that a pass computes with, by the name of their slice: the weights themselves or
/// what was made of them.
@FunctionalInterface
public interface TorchTensors {

    /// The tensor of a slice.
    ///
    /// @throws IllegalArgumentException if there is no such slice
    NDArray named(String name);
}
