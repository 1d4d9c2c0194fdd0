package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Digest;

import java.util.List;

/// How much each coin moves in the long run, and what to assume of a coin that is not known. What
/// every model's variance starts from; not its present variance.
///
/// @param known one per known coin, no coin twice
/// @param fallbackSigmaPerSqrtSecond level of a coin that the model does not know
public record CoinLevels(List<AssetLevel> known, double fallbackSigmaPerSqrtSecond) {

    public CoinLevels {
        Checks.inRange(fallbackSigmaPerSqrtSecond, 1e-9, 0.1, "fallbackSigmaPerSqrtSecond");
        known = List.copyOf(known);
        long assets = known.stream().map(AssetLevel::asset).distinct().count();
        Checks.inRange(assets, known.size(), known.size(), "number of different assets");
    }

    /// The coin's standard deviation over one second in the long run, or the fallback.
    public double sigmaPerSqrtSecond(String asset) {
        for (AssetLevel level : known) {
            if (level.asset().equals(asset)) {
                return level.constantSigmaPerSqrtSecond();
            }
        }
        return fallbackSigmaPerSqrtSecond;
    }

    /// The coin's variance over one second in the long run.
    public double variancePerSecond(String asset) {
        double sigma = sigmaPerSqrtSecond(asset);
        return sigma * sigma;
    }

    /// The variance over one second of a coin that is not known.
    public double fallbackVariancePerSecond() {
        return fallbackSigmaPerSqrtSecond * fallbackSigmaPerSqrtSecond;
    }

    void addTo(Digest digest) {
        digest.add(known.size());
        for (AssetLevel level : known) {
            digest.add(level.asset()).add(level.constantSigmaPerSqrtSecond());
        }
        digest.add(fallbackSigmaPerSqrtSecond);
    }
}
