package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;
import io.foretick.math.Lbfgs;

import java.util.List;

/// Fits a [HarModel] to one-minute closes by maximum likelihood: 24 numbers, or 27 with skew. A
/// pure function of series, season and plan; no target crosses a missing minute.
public final class HarFit {

    private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(500, 1e-6);

    private HarFit() {}

    /// The model without skew that fits these series best.
    ///
    /// @throws IllegalArgumentException if they are too short, or no price moved
    public static HarModel fit(List<MinuteSeries> series, Season season, FitPlan plan) {
        return fit(series, season, plan, HarParameters.COUNT_WITHOUT_SKEW);
    }

    /// The model with a skew by horizon that fits these series best.
    ///
    /// @throws IllegalArgumentException if they are too short, or no price moved
    public static HarModel fitSkewed(List<MinuteSeries> series, Season season, FitPlan plan) {
        return fit(series, season, plan, HarParameters.COUNT_WITH_SKEW);
    }

    private static HarModel fit(
            List<MinuteSeries> series, Season season, FitPlan plan, int parameters) {
        CoinLevels levels = LevelFit.fit(series);
        List<HarSample> samples = HarSample.draw(series, season, levels, plan);
        double[] start = HarParameters.start(parameters);
        Lbfgs.Minimum found = Lbfgs.minimise(new HarLikelihood(samples), start, LIMITS);
        return HarParameters.model(found.point(), season, levels);
    }
}
