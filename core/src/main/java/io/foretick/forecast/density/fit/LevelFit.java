package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.math.Elementary;

import java.util.List;
import java.util.TreeMap;

/// Fits [CoinLevels]: the root of the mean squared one-minute return of each coin, in order of
/// name, and their geometric mean for a coin that is not known. Stateless.
final class LevelFit {

    private LevelFit() {}

    static CoinLevels fit(List<MinuteSeries> series) {
        TreeMap<String, double[]> sums = new TreeMap<>();
        for (MinuteSeries one : series) {
            double[] sum = sums.computeIfAbsent(one.asset(), _ -> new double[2]);
            sum[0] += one.meanSquare() * one.size();
            sum[1] += one.size();
        }
        List<AssetLevel> levels =
                sums.entrySet().stream()
                        .filter(entry -> entry.getValue()[0] > 0)
                        .map(entry -> level(entry.getKey(), entry.getValue()))
                        .toList();
        double sumOfLogs = 0;
        for (AssetLevel level : levels) {
            sumOfLogs += Elementary.log(level.constantSigmaPerSqrtSecond());
        }
        return new CoinLevels(levels, Elementary.exp(sumOfLogs / levels.size()));
    }

    private static AssetLevel level(String asset, double[] sum) {
        return new AssetLevel(asset, Math.sqrt(sum[0] / sum[1] / 60.0));
    }
}
