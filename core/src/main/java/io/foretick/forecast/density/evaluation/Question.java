package io.foretick.forecast.density.evaluation;

/// One return to be forecast, and what came of it.
///
/// @param coin number of the series
/// @param endSecond instant at which the recorded past ends and the return begins
/// @param minutes how long the return takes
/// @param windowMinutes duration of the market whose end is forecast, or [#NO_WINDOW]
/// @param returnLog what came
/// @param moveLog log return from the start of the window to `endSecond`
/// @param endedUp whether the price at the end was not below that at the start of the window
/// @param referenceSigma standard deviation of the return, were the next minutes like the last day
public record Question(
        int coin,
        long endSecond,
        int minutes,
        int windowMinutes,
        double returnLog,
        double moveLog,
        boolean endedUp,
        double referenceSigma) {

    /// The question is about a fixed horizon, not about the end of a market.
    public static final int NO_WINDOW = 0;

    private static final long DAY_SECONDS = 86_400;

    /// Whether it asks for the end of a market.
    public boolean hasWindow() {
        return windowMinutes != NO_WINDOW;
    }

    /// Share of the window that is left.
    double remainingShare() {
        return (double) minutes / windowMinutes;
    }

    /// Number of the block of whole UTC days that it begins in.
    long block(int days) {
        return endSecond / (days * DAY_SECONDS);
    }
}
