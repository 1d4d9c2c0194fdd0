package io.foretick.forecast.density.network;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.market.second.BarSeries;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.network.Parameters;

import java.util.List;
import java.util.SplittableRandom;

/// A network of a few units on made-up minutes.
public final class SmallNetwork {

    static final long START = 1_600_000_000L / 86_400 * 86_400;

    private SmallNetwork() {}

    /// Each coin by itself, 4 steps of 1, 2 and 4 minutes.
    public static SequenceSpec inputs(List<String> symbols) {
        return new SequenceSpec(
                symbols,
                4,
                List.of(60, 120, 240),
                new Scaling.Trailing(600),
                List.of(300, 600),
                SequenceSpec.TWO_DAYS);
    }

    public static NetworkSettings settings(Anchor anchor, Skew skew) {
        return new NetworkSettings(
                inputs(List.of(SequenceSpec.ANY_SYMBOL)), 5, 1, false, 7, 2, anchor, skew, 0.1);
    }

    /// An anchor that leans on all its memories.
    public static HarModel anchor() {
        List<Quadratic> weights =
                List.of(
                        new Quadratic(0.05, -0.1, 0.02),
                        new Quadratic(0.3, -0.2, 0),
                        new Quadratic(0.25, 0.1, 0),
                        new Quadratic(0.2, 0, 0.05),
                        new Quadratic(0.1, 0.1, 0),
                        new Quadratic(0.1, 0, 0),
                        new Quadratic(0.9, 0, 0));
        var levels = new CoinLevels(List.of(new AssetLevel("BTC", 8e-5)), 9e-5);
        return new HarModel(
                Season.flat(), levels, weights, new Quadratic(1, 0.4, 0), new Quadratic(0.2, 0, 0));
    }

    /// A model whose members have random weights in every layer.
    public static NetworkModel drawn(NetworkSettings settings, int members, long seed) {
        List<float[]> weights = new java.util.ArrayList<>();
        for (int k = 0; k < members; k++) {
            weights.add(weights(settings, new Seed(seed).split(k)));
        }
        return new NetworkModel(
                settings,
                Standardization.none(settings.inputs()),
                anchor(),
                ShapeByHorizon.constant(new ShapeCorrection(0.05, -0.08, 0.03)),
                weights);
    }

    /// A model whose members are the anchor itself.
    public static NetworkModel anchored(NetworkSettings settings) {
        Parameters parameters =
                DensityNetwork.initialised(settings, Arithmetic.vector(), new Seed(5));
        float[] weights = ((FloatValues) parameters.values()).array();
        return new NetworkModel(
                settings,
                Standardization.none(settings.inputs()),
                anchor(),
                ShapeByHorizon.NONE,
                List.of(weights));
    }

    /// Minutes of a coin whose volatility wanders.
    public static BarSeries minutes(String symbol, int count, long seed) {
        var series = new BarSeries(symbol, 60);
        SplittableRandom random = new Seed(seed).split(symbol).random();
        double logPrice = 10;
        double sigma = 1e-3;
        for (int k = 0; k < count; k++) {
            sigma = Math.clamp(sigma * Math.exp(0.1 * random.nextGaussian()), 2e-4, 5e-3);
            logPrice += sigma * random.nextGaussian();
            series.bar(
                    START + 60L * k,
                    Math.round(Math.exp(logPrice) * 100) * 1_000_000,
                    random.nextLong(1, 1_000_000_000L));
        }
        return series;
    }

    private static float[] weights(NetworkSettings settings, Seed seed) {
        Parameters parameters = DensityNetwork.initialised(settings, Arithmetic.vector(), seed);
        parameters.drawUniform("head.out.weights", 0.3, seed.split("out").random());
        return ((FloatValues) parameters.values()).array().clone();
    }
}
