package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// The mean of squared one-minute returns over everything seen, without season or forgetting: the
/// constant sigma that a simple baseline would use. Mutable, owned by the engine's thread;
/// [#onPrice] allocates nothing. Until an hour was seen it answers a given constant.
public final class ExpandingVariance {

    private static final double TRUSTED_SECONDS_MIN = 3600;

    private final double constantVariance;
    private final MinuteReturn window = new MinuteReturn();
    private double seenSeconds;
    private double sumOfVarianceSeconds;

    /// @param constantSigmaPerSqrtSecond what to answer until an hour was seen
    public ExpandingVariance(double constantSigmaPerSqrtSecond) {
        Checks.inRange(constantSigmaPerSqrtSecond, 1e-12, 1, "constantSigmaPerSqrtSecond");
        this.constantVariance = constantSigmaPerSqrtSecond * constantSigmaPerSqrtSecond;
    }

    /// Takes a price, as [EwmaVariance#onPrice] does.
    public void onPrice(long timeNs, double logPrice) {
        if (!window.add(timeNs, logPrice)) {
            return;
        }
        double returnLog = window.returnLog();
        double stepSeconds = window.stepSeconds();
        sumOfVarianceSeconds += returnLog * returnLog / window.spanSeconds() * stepSeconds;
        seenSeconds += stepSeconds;
    }

    /// Variance per second; above 0.
    public double variancePerSecond() {
        boolean trusted = seenSeconds >= TRUSTED_SECONDS_MIN && sumOfVarianceSeconds > 0;
        return trusted ? sumOfVarianceSeconds / seenSeconds : constantVariance;
    }

    /// Standard deviation of the return over one second.
    public double sigmaPerSqrtSecond() {
        return Math.sqrt(variancePerSecond());
    }

    /// Writes the complete state.
    public void save(StateSink sink) {
        sink.add(seenSeconds);
        sink.add(sumOfVarianceSeconds);
        window.save(sink);
    }

    /// Continues from a saved state.
    public void load(StateSource source) {
        seenSeconds = Checks.inRange(source.nextDouble(), 0.0, 1e12, "saved seenSeconds");
        sumOfVarianceSeconds = Checks.inRange(source.nextDouble(), 0.0, 1e12, "saved sum");
        window.load(source);
    }
}
