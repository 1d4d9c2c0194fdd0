package io.foretick.lab.bench;

/// What one benchmark came to. Times are nanoseconds for each operation, medians over the rounds.
///
/// @param lowNs the fastest round
/// @param highNs the slowest round
/// @param p99Ns what 99 of 100 operations did not exceed; NaN where they were timed in batches
/// @param bytes bytes allocated for each operation; NaN where another program did it
/// @param operations how many were timed
public record Measurement(
        double medianNs, double lowNs, double highNs, double p99Ns, double bytes, long operations) {

    /// Operations in a second at the median.
    public double perSecond() {
        return 1e9 / medianNs;
    }
}
