package io.foretick.forecast.density.score;

/// By how much one forecaster's log score beats another's, with the error that remains when whole
/// blocks of days, not single forecasts, count as independent (Diebold and Mariano 1995).
///
/// @param mean of the difference in nats, above 0 where the first is better
/// @param standardError of that mean, from the blocks' means; NaN below two blocks
/// @param blocks how many there were
public record MeanDifference(double mean, double standardError, int blocks) {

    /// The statistic of Diebold and Mariano: the mean in units of its error.
    public double t() {
        return mean / standardError;
    }
}
