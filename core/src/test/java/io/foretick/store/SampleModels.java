package io.foretick.store;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.ConstantModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.ShapeByHorizon;
import io.foretick.forecast.density.network.Skew;
import io.foretick.history.HistoryCut;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.kernel.Precision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Small models for tests, of numbers that nobody fitted.
public final class SampleModels {

    private static final List<Integer> STEPS = List.of(60, 120, 240);

    private SampleModels() {}

    /// A law whose sigma is this for every coin.
    public static ConstantModel constant(double sigmaPerSqrtSecond) {
        return new ConstantModel(
                new CoinLevels(List.of(), sigmaPerSqrtSecond),
                List.of(new HorizonKnot(60, 1, 4, 0), new HorizonKnot(86_400, 1, 4, 0)));
    }

    /// A file of such a law.
    public static ModelFile file(String name, double sigmaPerSqrtSecond) {
        return new ModelFile(name, provenance(), constant(sigmaPerSqrtSecond));
    }

    public static Provenance provenance() {
        return new Provenance(
                "foretick test",
                List.of(new DataFile("BTCUSDT_1m.csv", "00".repeat(32), 1_000)),
                new HistoryCut(0xfedc_ba98_7654_3210L, 1_735_776_000),
                Instant.parse("2025-01-01T00:01:00Z"),
                Instant.parse("2025-01-02T00:00:00Z"),
                1_000,
                -7,
                "0123abcd",
                new Machine("25", "Linux amd64", "Some CPU @ 3 GHz"));
    }

    /// A file with a network of so many hidden units and members.
    public static NetworkFile network(int hidden, int members) {
        return new NetworkFile(
                "sample",
                provenance(),
                networkModel(hidden, members),
                new TreeMap<>(Map.of("const-t", constant(1e-4), "har-t", har(1e-4))),
                new NetworkFile.Training(
                        "seq_length: 4\nepochs: 1\n", new TreeMap<>(Map.of("steps", 12.0))));
    }

    /// Random weights everywhere, so that no output is zero.
    public static NetworkModel networkModel(int hidden, int members) {
        var inputs =
                new SequenceSpec(
                        List.of(SequenceSpec.ANY_SYMBOL),
                        4,
                        STEPS,
                        new Scaling.Trailing(600),
                        List.of(300),
                        172_800);
        var settings =
                new NetworkSettings(inputs, hidden, 1, false, 5, 1, Anchor.HAR, Skew.NETWORK, 0.1);
        double[] constants = Standardization.none(inputs).toArray();
        constants[1] = 1 / 3.0;
        List<float[]> weights = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            weights.add(weights(settings, member));
        }
        return new NetworkModel(
                settings,
                Standardization.of(inputs, constants),
                har(1e-4),
                new ShapeByHorizon(
                        new Quadratic(0.02, 0.1, -0.1),
                        new Quadratic(-0.1, 0, 1e-17),
                        new Quadratic(0, -1 / 3e1, 0)),
                weights);
    }

    /// An autoregression that forecasts what the last four days had, nearly.
    public static HarModel har(double sigmaPerSqrtSecond) {
        var none = new Quadratic(0, 0, 0);
        Quadratic[] weights = new Quadratic[HarModel.WEIGHTS];
        Arrays.fill(weights, none);
        weights[HarModel.WEIGHTS - 2] = new Quadratic(0.9, 1e-17, -1 / 3e5);
        return new HarModel(
                Season.flat(),
                new CoinLevels(List.of(new AssetLevel("BTC", 1.5e-4)), sigmaPerSqrtSecond),
                List.of(weights),
                new Quadratic(2, 0, 0),
                none);
    }

    private static float[] weights(NetworkSettings settings, int member) {
        var drawn =
                DensityNetwork.initialised(
                        settings, Arithmetic.scalar(Precision.FLOAT), new Seed(member));
        var values = (FloatValues) drawn.values();
        float[] weights = values.array();
        for (int k = 0; k < weights.length; k++) {
            weights[k] += 1e-3f * (k % 7 - 3);
        }
        return weights;
    }
}
