package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.foretick.math.network.Lstm;

/// PyTorch's LSTM over weights that [Lstm#declare] has laid out. Holds nothing but names; one
/// thread.
///
/// @param name of the stack, as in the layout
public record TorchLstm(String name, Lstm.Shape shape) {

    private static final String[] SLICES = {
        "inputWeights", "hiddenWeights", "inputBias", "hiddenBias"
    };

    /// The last layer's state after the last step, `[batch][H]`.
    ///
    /// @param input `[steps][batch][inputs]`, whose manager will own the result
    /// @param dropRate share dropped between layers
    public NDArray lastState(TorchWeights weights, NDArray input, double dropRate) {
        NDManager manager = input.getManager();
        NDList tensors = new NDList();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String slice : SLICES) {
                tensors.add(weights.named(name + "." + layer + "." + slice));
            }
        }
        var states = new Shape(shape.layers(), input.getShape().get(1), shape.units());
        NDArray hidden = manager.zeros(states, input.getDataType());
        NDArray cell = manager.zeros(states, input.getDataType());
        NDList results =
                input.getNDArrayInternal()
                        .lstm(
                                input,
                                new NDList(hidden, cell),
                                tensors,
                                true,
                                shape.layers(),
                                dropRate,
                                true,
                                false,
                                false);
        return results.get(1).get(shape.layers() - 1);
    }
}
