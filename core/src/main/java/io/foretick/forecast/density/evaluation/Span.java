package io.foretick.forecast.density.evaluation;

/// The times that are scored apart: fixed horizons, and durations of markets. Stateless.
public final class Span {

    static final int[] HORIZON_MINUTES = {1, 5, 15, 60, 240, 1440};
    static final int[] WINDOW_MINUTES = {5, 15, 60, 240, 1440};

    private static final int HOUR = 60;
    private static final int DAY = 1440;

    private Span() {}

    /// As people write it, such as `15m`, `4h` or `1d`.
    public static String name(int minutes) {
        if (minutes % DAY == 0) {
            return minutes / DAY + "d";
        }
        return minutes % HOUR == 0 ? minutes / HOUR + "h" : minutes + "m";
    }
}
