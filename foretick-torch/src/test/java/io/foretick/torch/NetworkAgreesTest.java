package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Parameters;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The density network and PyTorch's: the same weights and samples give the same loss and
/// gradients, from the features to the law.
class NetworkAgreesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, false, HAR, NETWORK, FLOAT",
        "1, 2, false, HAR, HORIZON, FLOAT",
        "2, 2, true, HAR, NONE, FLOAT",
        "2, 1, false, NONE, NETWORK, FLOAT",
        "2, 2, true, HAR, NETWORK, DOUBLE",
        "1, 1, false, NONE, HORIZON, DOUBLE"
    })
    void lossAndGradientsAreTheSame(
            int coins, int layers, boolean shared, Anchor anchor, Skew skew, Precision precision) {
        NetworkSettings settings = MadeUp.settings(coins, layers, shared, anchor, skew);
        Parameters ours = MadeUp.parameters(settings, precision);
        var network = new OwnNetwork(settings, ours);
        double loss = network.learn();
        Values gradients = precision.zeros(ours.layout().size());
        TorchRuntime runtime = TorchRuntime.open(TorchDevice.CPU, 1);
        double torchLoss;
        try (NDManager manager = runtime.newManager();
                GradientCollector collector = runtime.newGradients()) {
            var weights = new TorchWeights(manager, ours.layout(), ours.values());
            NDArray mean =
                    new TorchNetwork(settings)
                            .loss(manager, weights, network.batch(), TorchNetwork.Drop.NOTHING);
            collector.backward(mean);
            torchLoss = mean.getDouble();
            weights.saveGradients(gradients);
        }
        Agreement.assertNear(precision, loss, torchLoss);
        Agreement.assertNear(ours.layout(), ours.gradients(), gradients);
    }
}
