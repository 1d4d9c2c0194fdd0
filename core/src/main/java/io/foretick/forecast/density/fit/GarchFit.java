package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.GarchModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;
import io.foretick.math.Lbfgs;

import java.util.List;

/// Fits a [GarchModel] to one-minute closes: first the recursion to the minutes themselves, then
/// scale and tail index by horizon, each by maximum likelihood. A pure function of series, season
/// and plan; nothing crosses a missing minute.
public final class GarchFit {

    private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(100, 1e-6);

    private GarchFit() {}

    /// The model that fits these series best.
    ///
    /// @throws IllegalArgumentException if they are too short, or no price moved
    public static GarchModel fit(List<MinuteSeries> series, Season season, FitPlan plan) {
        CoinLevels levels = LevelFit.fit(series);
        GarchModel plain = recursion(series, season, levels);
        List<VarianceTrack> tracks =
                series.stream().map(one -> VarianceTrack.of(one, plain)).toList();
        HorizonShape shape = ShapeFit.fit(ReturnSample.draw(tracks, plan));
        return plain.withKnots(shape.knots());
    }

    /// A model whose law at longer horizons is not fitted yet.
    private static GarchModel recursion(
            List<MinuteSeries> series, Season season, CoinLevels levels) {
        List<GarchSample> samples = GarchSample.of(series, season, levels);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "no series has "
                            + DrawnCloses.WARMUP_MINUTES
                            + " minutes in a row to fit a recursion to");
        }
        double[] start = GarchLikelihood.start();
        double[] found = Lbfgs.minimise(new GarchLikelihood(samples), start, LIMITS).point();
        return new GarchModel(
                season,
                levels,
                GarchLikelihood.newsWeight(found),
                GarchLikelihood.persistence(found),
                List.of(new HorizonKnot(60, 1, 5, 0)));
    }
}
