package io.foretick.session.direction;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A series of candles that lead one from another, and predictors for them.
final class MadeUpCandles {

    static final Predictor.Recipe RECIPE =
            new Predictor.Recipe("BTCUSDT", DirectionSettings.DEFAULT, Optional.empty());

    private static final long START_NS = 1_738_368_000 * Times.SECOND_NS;

    private MadeUpCandles() {}

    /// A walk in steps of some hundredths of a percent; volumes differ.
    static List<Bar> walk(long seed, int count, Timeframe timeframe) {
        RandomGenerator random = new Seed(seed).random();
        List<Bar> bars = new ArrayList<>();
        long closeE8 = 50_000 * E8.ONE;
        for (int k = 0; k < count; k++) {
            long openE8 = closeE8;
            closeE8 += Math.round(openE8 * 4e-4 * random.nextGaussian());
            bars.add(
                    new Bar(
                            START_NS + k * timeframe.lengthNs(),
                            timeframe.lengthNs(),
                            openE8,
                            Math.max(openE8, closeE8) + random.nextInt(5) * E8.ONE,
                            Math.min(openE8, closeE8) - random.nextInt(5) * E8.ONE,
                            closeE8,
                            (1 + random.nextInt(50)) * E8.ONE));
        }
        return bars;
    }
}
