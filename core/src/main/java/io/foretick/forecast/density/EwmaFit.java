package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.math.Elementary;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Fits an [EwmaModel] to one-minute closes: season and levels by moments, then scale and tail
/// index by horizon in one maximum likelihood over a fixed set of horizons. A pure function of
/// series and plan; no target crosses a missing minute.
public final class EwmaFit {

    /// A horizon with fewer returns than this is left out of the fit.
    static final int RETURNS_MIN = 200;

    private static final double[] KNOT_SECONDS = {
        1, 2, 5, 10, 20, 40, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 28_800,
        43_200, 57_600, 72_000, 86_400, 115_200, 144_000, 172_800
    };

    /// How to fit.
    ///
    /// @param halfLifeSeconds of the weighted mean of squared returns
    /// @param returnsPerHorizon about how many returns the likelihood takes at each horizon
    /// @param seed of the choice of those returns
    public record Plan(double halfLifeSeconds, int returnsPerHorizon, Seed seed) {

        public Plan {
            Checks.inRange(halfLifeSeconds, 1, 1e9, "halfLifeSeconds");
            Checks.inRange(returnsPerHorizon, RETURNS_MIN, 1_000_000, "returnsPerHorizon");
        }

        /// Half an hour, and enough returns for two digits of the tail index.
        public static Plan standard(Seed seed) {
            return new Plan(1800, 5_000, seed);
        }
    }

    private EwmaFit() {}

    /// The model that fits these series best.
    ///
    /// @throws IllegalArgumentException if they are too short, or no price moved
    public static EwmaModel fit(List<MinuteSeries> series, Plan plan) {
        Season season = SeasonFit.fit(series);
        EwmaModel plain = unscaled(plan.halfLifeSeconds(), season, levels(series));
        List<VarianceTrack> tracks =
                series.stream().map(one -> VarianceTrack.of(one, plain)).toList();
        HorizonShape shape = ShapeFit.fit(ReturnSample.draw(tracks, plan));
        return plain.withKnots(Arrays.stream(KNOT_SECONDS).mapToObj(shape::knotAt).toList());
    }

    /// A model whose variance is not scaled yet.
    static EwmaModel unscaled(double halfLifeSeconds, Season season, List<AssetLevel> levels) {
        double sumOfLogs = 0;
        for (AssetLevel level : levels) {
            sumOfLogs += Elementary.log(level.constantSigmaPerSqrtSecond());
        }
        double fallback = Elementary.exp(sumOfLogs / levels.size());
        List<HorizonKnot> plain = List.of(new HorizonKnot(60, 1, 5, 0));
        return new EwmaModel(halfLifeSeconds, season, plain, levels, fallback);
    }

    /// The root of the mean squared one-minute return of each coin, in order of name.
    static List<AssetLevel> levels(List<MinuteSeries> series) {
        TreeMap<String, double[]> sums = new TreeMap<>();
        for (MinuteSeries one : series) {
            double[] sum = sums.computeIfAbsent(one.asset(), _ -> new double[2]);
            sum[0] += one.meanSquare() * one.size();
            sum[1] += one.size();
        }
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue()[0] > 0)
                .map(entry -> level(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AssetLevel level(String asset, double[] sum) {
        return new AssetLevel(asset, Math.sqrt(sum[0] / sum[1] / 60.0));
    }
}
