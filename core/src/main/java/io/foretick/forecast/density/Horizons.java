package io.foretick.forecast.density;

import io.foretick.math.Elementary;

/// The horizons at which a fitted model states its law, from a second to two days, and where a
/// horizon lies on the axis along which parameters are smooth. Stateless.
public final class Horizons {

    private static final double[] KNOT_SECONDS = {
        1, 2, 5, 10, 20, 40, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 28_800,
        43_200, 57_600, 72_000, 86_400, 115_200, 144_000, 172_800
    };
    private static final double LOG_MINUTES_OF_DAY = Elementary.log(1440);

    /// Knots of a fitted model's curve.
    public static final int KNOTS = KNOT_SECONDS.length;

    private Horizons() {}

    /// The horizon of a knot; rising.
    public static double knotSeconds(int knot) {
        return KNOT_SECONDS[knot];
    }

    /// `u = log(h / 1 min) / log(1440)`: 0 at a minute, 1 at a day. Below one minute, which minute
    /// closes do not show, it stays 0: parameters stay as they are at one minute.
    public static double position(double horizonSeconds) {
        return Elementary.log(Math.max(horizonSeconds / 60.0, 1.0)) / LOG_MINUTES_OF_DAY;
    }
}
