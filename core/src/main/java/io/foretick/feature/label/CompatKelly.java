package io.foretick.feature.label;

/// The older pipeline's bet size. Only for parity: it subtracts a rate per year from a return per
/// bar, and so answers "everything against" nearly always; real sizes come from the strategies.
public final class CompatKelly {

    private static final double RISK_FREE = 0.02;
    private static final double CAP = 1.0;

    private CompatKelly() {}

    /// `(mu - 0.02) / sigma^2 * p`, cut at -1 and 1.
    public static double fraction(double probability, double returnLog, double deviation) {
        double fraction = (returnLog - RISK_FREE) / (deviation * deviation) * probability;
        return Math.clamp(fraction, -CAP, CAP);
    }
}
