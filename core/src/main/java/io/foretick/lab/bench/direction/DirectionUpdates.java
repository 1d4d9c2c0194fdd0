package io.foretick.lab.bench.direction;

import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;
import io.foretick.session.direction.Predictor;

import java.util.Optional;

/// One candle after another through a predictor that has learnt for a week: three models, their
/// ensemble, patterns and calibration. Drawing the candle counts, files and screens do not. Owned
/// by one thread.
public final class DirectionUpdates {

    static final Predictor.Recipe RECIPE =
            new Predictor.Recipe("BTCUSDT", DirectionSettings.DEFAULT, Optional.empty());

    private static final int WEEK = 7 * 1_440;

    private final RandomMinutes minutes = new RandomMinutes();
    private final Predictor predictor =
            RECIPE.make(Timeframe.MINUTE, 1, new DirectionListener() {});

    /// A predictor that has learnt for a week, which takes part of a second.
    public DirectionUpdates() {
        for (int k = 0; k < WEEK; k++) {
            candle();
        }
    }

    /// Takes a candle: judges, learns and predicts.
    public long candle() {
        var _ = predictor.models().offer(minutes.next());
        return predictor.models().lastProcessedStartNs();
    }
}
