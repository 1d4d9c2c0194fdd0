package io.foretick.torch;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Precision;
import io.foretick.math.network.Parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A small network and an anchor of round numbers.
final class MadeUp {

    private MadeUp() {}

    /// Two time scales of five steps.
    static NetworkSettings settings(
            int coins, int layers, boolean sharedEncoder, Anchor anchor, Skew skew) {
        var symbols = List.of("BTCUSDT", "ETHUSDT").subList(0, coins);
        var spec =
                new SequenceSpec(
                        symbols,
                        5,
                        List.of(60, 480),
                        new Scaling.Fixed(),
                        List.of(300, 1_800),
                        SequenceSpec.TWO_DAYS);
        return new NetworkSettings(spec, 12, layers, sharedEncoder, 10, 2, anchor, skew, 0.2);
    }

    static HarModel anchor() {
        double[] factors = new double[Season.FACTORS];
        Arrays.setAll(factors, k -> 1 + 0.5 * Math.sin(0.1 * k));
        List<Quadratic> weights = new ArrayList<>();
        for (int k = 0; k < HarModel.WEIGHTS; k++) {
            weights.add(new Quadratic(0.15, 0.05 * k, -0.03));
        }
        return new HarModel(
                Season.normalised(factors),
                new CoinLevels(List.of(), 1e-4),
                weights,
                new Quadratic(2.5, -1.0, 0.3),
                new Quadratic(0.2, -0.4, 0.1));
    }

    /// Weights whose outputs are not zero.
    static Parameters parameters(NetworkSettings settings, Precision precision) {
        Arithmetic arithmetic =
                precision == Precision.FLOAT ? Arithmetic.vector() : Arithmetic.scalar(precision);
        Parameters parameters = DensityNetwork.initialised(settings, arithmetic, new Seed(3));
        parameters.drawUniform("head.out.weights", 0.5, new Seed(4).random());
        return parameters;
    }
}
