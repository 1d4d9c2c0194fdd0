package io.foretick.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.math.kernel.Precision;
import io.foretick.math.network.Parameters;
import io.foretick.torch.check.CrossCheck;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The density network and PyTorch's: the same weights and samples give the same loss and
/// gradients, from the features to the law.
class NetworkAgreesTest {

    private final TorchRuntime runtime = TorchRuntime.open(TorchDevice.CPU, 1);

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
        Parameters parameters = MadeUp.parameters(settings, precision);
        CrossCheck check = CrossCheck.of(settings, MadeUp.anchor(), parameters, runtime);
        assertTrue(check.isWithin(Agreement.tolerance(precision)), check.toString());
    }
}
