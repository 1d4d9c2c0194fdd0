package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.ConstantModel;
import io.foretick.forecast.density.MinuteSeries;

import java.util.List;

/// Fits a [ConstantModel]: scale and tail index by horizon in one maximum likelihood, all coins and
/// times together. Stateless.
public final class ConstantFit {

    private ConstantFit() {}

    /// The model that fits these series best.
    ///
    /// @throws IllegalArgumentException if they are too short, or no price moved
    public static ConstantModel fit(List<MinuteSeries> series, FitPlan plan) {
        CoinLevels levels = LevelFit.fit(series);
        double variance = levels.fallbackVariancePerSecond();
        List<VarianceTrack> tracks =
                series.stream().map(one -> VarianceTrack.constant(one, variance)).toList();
        HorizonShape shape = ShapeFit.fit(ReturnSample.draw(tracks, plan));
        return new ConstantModel(levels, shape.knots());
    }
}
