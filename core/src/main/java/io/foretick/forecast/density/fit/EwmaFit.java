package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;

import java.util.List;

/// Fits an [EwmaModel] to one-minute closes: levels by moments, then scale and tail index by
/// horizon in one maximum likelihood over a fixed set of horizons. A pure function of series,
/// season and plan; no target crosses a missing minute.
public final class EwmaFit {

    private static final double NU_OF_NORMAL = 1e9;

    private EwmaFit() {}

    /// The model with this half-life and season that fits the series best.
    ///
    /// @throws IllegalArgumentException if they are too short, or no price moved
    public static EwmaModel fit(
            List<MinuteSeries> series, double halfLifeSeconds, Season season, FitPlan plan) {
        EwmaModel plain = unscaled(halfLifeSeconds, season, LevelFit.fit(series));
        HorizonShape shape = ShapeFit.fit(ReturnSample.draw(tracks(series, plain), plan));
        return plain.withKnots(shape.knots());
    }

    /// A model with normal tails, its variance in proportion to time, and one scale for all
    /// horizons.
    ///
    /// @throws IllegalArgumentException if the series are too short, or no price moved
    public static EwmaModel fitNormal(
            List<MinuteSeries> series, double halfLifeSeconds, Season season, FitPlan plan) {
        EwmaModel plain = unscaled(halfLifeSeconds, season, LevelFit.fit(series));
        List<ReturnSample> samples = ReturnSample.draw(tracks(series, plain), plan);
        double sum = 0;
        for (ReturnSample sample : samples) {
            sum += sample.meanSquare();
        }
        double scale = sum / samples.size();
        return plain.withKnots(
                HorizonShape.knots(seconds -> new HorizonKnot(seconds, scale, NU_OF_NORMAL, 0)));
    }

    /// A model whose variance is not scaled yet.
    private static EwmaModel unscaled(double halfLifeSeconds, Season season, CoinLevels levels) {
        return new EwmaModel(
                halfLifeSeconds, season, List.of(new HorizonKnot(60, 1, 5, 0)), levels);
    }

    private static List<VarianceTrack> tracks(List<MinuteSeries> series, EwmaModel model) {
        return series.stream().map(one -> VarianceTrack.of(one, model)).toList();
    }
}
