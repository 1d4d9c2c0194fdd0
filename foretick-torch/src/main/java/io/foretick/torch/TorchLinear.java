package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/// PyTorch's fully connected layer over weights that [io.foretick.math.network.Linear#declare] has
/// laid out. Holds nothing but names.
///
/// @param name of the layer, as in the layout
public record TorchLinear(String name, io.foretick.math.kernel.Activation activation) {

    /// `f(x W + b)`, `[rows][outputs]`; the input's manager owns it.
    public NDArray forward(TorchWeights weights, NDArray input) {
        NDArray tensor = weights.named(name + ".weights");
        NDArray sums =
                Linear.linear(input, tensor, weights.named(name + ".bias")).singletonOrThrow();
        return switch (activation) {
            case IDENTITY -> sums;
            case TANH -> sums.tanh();
            case SIGMOID -> Activation.sigmoid(sums);
            case RELU -> Activation.relu(sums);
            case SOFTPLUS -> Activation.softPlus(sums);
        };
    }
}
