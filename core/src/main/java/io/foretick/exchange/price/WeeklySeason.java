package io.foretick.exchange.price;

/// How volatile an hour of the week usually is: nights and weekends are calm, the hours when New
/// York and London both work are not. Weeks are those of UTC. Stateless.
public final class WeeklySeason {

    private static final int HOURS = 168;
    private static final int MINUTES = 60;

    /// 1970-01-01 was a Thursday.
    private static final int FIRST_WEEKDAY = 3;

    private static final double[] HOUR_OF_DAY = {
        0.95, 0.90, 0.85, 0.80, 0.75, 0.75, 0.80, 0.90, 0.95, 0.95, 0.95, 1.00,
        1.10, 1.35, 1.55, 1.50, 1.35, 1.20, 1.10, 1.05, 1.05, 1.00, 0.95, 0.95
    };
    private static final double[] MONDAY_FIRST = {1.05, 1.1, 1.1, 1.1, 1.05, 0.65, 0.7};
    private static final double[] FACTORS = factors();

    private WeeklySeason() {}

    /// The factor of volatility, whose mean square over a week is about 1.
    public static double factor(long epochMinute) {
        long hour = Math.floorDiv(epochMinute, MINUTES) + FIRST_WEEKDAY * 24;
        double after = Math.floorMod(epochMinute, MINUTES) / (double) MINUTES;
        int at = (int) Math.floorMod(hour, (long) HOURS);
        return (1 - after) * FACTORS[at] + after * FACTORS[(at + 1) % HOURS];
    }

    private static double[] factors() {
        var factors = new double[HOURS];
        double squares = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            factors[hour] = HOUR_OF_DAY[hour % 24] * MONDAY_FIRST[hour / 24];
            squares += factors[hour] * factors[hour];
        }
        double root = Math.sqrt(squares / HOURS);
        for (int hour = 0; hour < HOURS; hour++) {
            factors[hour] /= root;
        }
        return factors;
    }
}
