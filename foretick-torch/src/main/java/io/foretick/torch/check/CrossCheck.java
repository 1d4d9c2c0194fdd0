package io.foretick.torch.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;
import io.foretick.torch.TorchNetwork;
import io.foretick.torch.TorchRuntime;
import io.foretick.torch.TorchWeights;

/// How far our kernels and PyTorch lie apart on the same weights and samples.
///
/// @param loss of our kernels
/// @param torchLoss of PyTorch
/// @param gradientOff largest difference of two gradients, over the largest gradient of their slice
/// @param slice where that is
public record CrossCheck(double loss, double torchLoss, double gradientOff, String slice) {

    /// What may lie between two computations in single precision.
    public static final double TOLERANCE = 1e-4;

    /// Compares a network, nothing dropped.
    ///
    /// @param parameters its weights; their gradients are overwritten
    public static CrossCheck of(
            NetworkSettings settings,
            HarModel anchor,
            Parameters parameters,
            TorchRuntime runtime) {
        var pass = new OwnPass(settings, anchor, parameters);
        double loss = pass.learn();
        ParameterLayout layout = parameters.layout();
        Values gradients = parameters.arithmetic().precision().zeros(layout.size());
        double torchLoss;
        try (NDManager manager = runtime.newManager();
                GradientCollector collector = runtime.newGradients()) {
            var weights = new TorchWeights(manager, layout, parameters.values());
            NDArray mean =
                    new TorchNetwork(settings)
                            .loss(manager, weights, pass.batch(), TorchNetwork.Drop.NOTHING);
            collector.backward(mean);
            torchLoss = mean.getDouble();
            weights.saveGradients(gradients);
        }
        return worst(loss, torchLoss, parameters, gradients);
    }

    /// Whether both lie within a tolerance.
    public boolean isWithin(double tolerance) {
        return lossOff() <= tolerance && gradientOff <= tolerance;
    }

    /// Difference of the losses over their size.
    public double lossOff() {
        return Math.abs(loss - torchLoss) / Math.abs(loss);
    }

    private static CrossCheck worst(
            double loss, double torchLoss, Parameters ours, Values gradients) {
        var worst = new CrossCheck(loss, torchLoss, 0, "");
        for (ParameterLayout.Slice slice : ours.layout().slices()) {
            double off = off(slice, ours.gradients(), gradients);
            if (!(off <= worst.gradientOff())) { // also where it is not a number
                worst = new CrossCheck(loss, torchLoss, off, slice.name());
            }
        }
        return worst;
    }

    private static double off(ParameterLayout.Slice slice, Values ours, Values theirs) {
        double most = 0;
        double off = 0;
        for (int k = slice.offset(); k < slice.offset() + slice.size(); k++) {
            most = Math.max(most, Math.abs(ours.get(k)));
            off = Math.max(off, Math.abs(ours.get(k) - theirs.get(k)));
        }
        return off == 0 ? 0 : off / most;
    }
}
