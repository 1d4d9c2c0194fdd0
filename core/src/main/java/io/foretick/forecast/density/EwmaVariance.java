package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.math.Elementary;

/// The present variance of one coin's returns: an exponentially weighted mean of squared one-minute
/// returns, each divided by the season over its own minute. Mutable, owned by the engine's thread;
/// [#onPrice] allocates nothing. Not a law: that is made of it by [EwmaModel#curveAt].
///
/// How it works: each return counts for the time since the price before it, so that one sample a
/// second (overlapping minutes) and one a minute weigh the same. The mean starts at the prior with
/// the weight of five minutes, so that a cold start soon leans on the data. Over a gap the weight
/// decays as usual, but never below that of the prior, and the mean returns to the prior with a
/// half-life of one day.
public final class EwmaVariance {

    private static final double LN_2 = 0.6931471805599453;
    private static final double PRIOR_WEIGHT_SECONDS = 300;
    private static final double PRIOR_RETURN_PER_SECOND = LN_2 / 86_400;
    private static final double SHARE_OF_PRIOR_MIN = 1e-4; // a stuck price is not a sure one

    private final Season season;
    private final double decayPerSecond;
    private final double priorVariance;
    private final MinuteReturn window = new MinuteReturn();
    private double variance;
    private double weightSeconds;

    /// An estimator that has seen nothing.
    ///
    /// @param priorVariancePerSecond the coin's variance in the long run
    public EwmaVariance(Season season, double halfLifeSeconds, double priorVariancePerSecond) {
        Checks.inRange(halfLifeSeconds, 1, 1e9, "halfLifeSeconds");
        Checks.inRange(priorVariancePerSecond, Double.MIN_NORMAL, 1, "priorVariancePerSecond");
        this.season = season;
        this.decayPerSecond = LN_2 / halfLifeSeconds;
        this.priorVariance = priorVariancePerSecond;
        this.variance = priorVariancePerSecond;
        this.weightSeconds = PRIOR_WEIGHT_SECONDS;
    }

    /// An estimator as the model wants it for this coin, which the model need not know.
    public static EwmaVariance of(EwmaModel model, String asset) {
        double prior = model.levels().variancePerSecond(asset);
        return new EwmaVariance(model.season(), model.halfLifeSeconds(), prior);
    }

    /// Takes a price, about one a second or one a minute. A second price within the same second of
    /// UTC is ignored.
    ///
    /// @throws IllegalArgumentException if time runs back
    public void onPrice(long timeNs, double logPrice) {
        long silenceNs = window.silenceNs(timeNs);
        if (silenceNs > MinuteReturn.GAP_NS) {
            rest(Times.seconds(silenceNs));
        }
        if (window.add(timeNs, logPrice)) {
            observe();
        }
    }

    /// Variance per second with the season taken out.
    public double variancePerSecond() {
        return Math.max(variance, SHARE_OF_PRIOR_MIN * priorVariance);
    }

    /// The law of the return from `timeNs` on, with the shape that the model gives it.
    public DensityCurve curveAt(long timeNs, EwmaModel model) {
        return model.curveAt(timeNs, variancePerSecond());
    }

    /// Writes the complete state.
    public void save(StateSink sink) {
        sink.add(variance);
        sink.add(weightSeconds);
        window.save(sink);
    }

    /// Continues from a saved state of an estimator made with the same parameters.
    public void load(StateSource source) {
        variance = Checks.inRange(source.nextDouble(), 0.0, 1e6, "saved variance");
        weightSeconds = Checks.inRange(source.nextDouble(), 0.0, 1e12, "saved weightSeconds");
        window.load(source);
    }

    private void observe() {
        double returnLog = window.returnLog();
        double seasonal = season.integralSeconds(window.startNs(), window.spanSeconds());
        double stepSeconds = window.stepSeconds();
        weightSeconds = weightSeconds * kept(decayPerSecond, stepSeconds) + stepSeconds;
        variance += (returnLog * returnLog / seasonal - variance) * stepSeconds / weightSeconds;
    }

    private void rest(double seconds) {
        double decayed = weightSeconds * kept(decayPerSecond, seconds);
        weightSeconds = Math.max(decayed, PRIOR_WEIGHT_SECONDS);
        variance =
                priorVariance + (variance - priorVariance) * kept(PRIOR_RETURN_PER_SECOND, seconds);
    }

    private static double kept(double ratePerSecond, double seconds) {
        return Elementary.exp(-ratePerSecond * seconds);
    }
}
