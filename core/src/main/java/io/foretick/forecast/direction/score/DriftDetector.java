package io.foretick.forecast.direction.score;

/// Tells when losses have left their long run for the worse: the Page-Hinkley test (Page,
/// Continuous inspection schemes, Biometrika 41, 1954) of losses in units of their own scatter.
/// Owned by one [LiveGuards].
///
/// How it works: each loss is compared with mean and standard deviation of all losses before it,
///
///     z = clamp((loss - mean) / max(sd, SD_MIN), -Z_MAX, Z_MAX)
///     sum = clamp(sum + z - ALLOWANCE, 0, SUM_MAX)
///
/// and drift begins where the sum reaches ALARM, and ends where it falls below CALM. Losses as before
/// lower the sum; single surprises are bounded, and so is the way back.
final class DriftDetector {

    static final double ALARM = 25.0;

    private static final double CALM = 10.0;
    private static final double SUM_MAX = 30.0;
    private static final double ALLOWANCE = 0.25;
    private static final double Z_MAX = 4.0;
    private static final double SD_MIN = 0.05; // nats; a constant probability scatters by none
    private static final long WARM_UP = 200;

    private long n;
    private double mean;
    private double squares;
    private double sum;
    private boolean drifting;

    /// Learns a loss.
    void add(double loss) {
        if (n >= WARM_UP) {
            double sd = Math.max(Math.sqrt(squares / n), SD_MIN);
            double z = Math.clamp((loss - mean) / sd, -Z_MAX, Z_MAX);
            sum = Math.clamp(sum + z - ALLOWANCE, 0.0, SUM_MAX);
            drifting = sum >= (drifting ? CALM : ALARM);
        }
        n++;
        double difference = loss - mean;
        mean += difference / n;
        squares += difference * (loss - mean);
    }

    boolean isDrifting() {
        return drifting;
    }

    double sum() {
        return sum;
    }

    long count() {
        return n;
    }
}
