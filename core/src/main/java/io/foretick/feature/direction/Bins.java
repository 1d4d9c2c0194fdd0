package io.foretick.feature.direction;

/// Coarse words for numbers, of which pattern keys are made. Stateless.
final class Bins {

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private Bins() {}

    /// `UP` above `limit`, `DOWN` below `-limit`, else `FLAT`.
    static String move(double value, double limit) {
        if (Math.abs(value) <= limit) {
            return "FLAT";
        }
        return side(value > 0.0);
    }

    /// `ZERO` if smaller than `limit` in size, else `UP` or `DOWN`.
    static String sign(double value, double limit) {
        if (Math.abs(value) < limit) {
            return "ZERO";
        }
        return side(value > 0.0);
    }

    /// `UP` if it holds, else `DOWN`.
    static String side(boolean up) {
        return up ? UP : DOWN;
    }

    /// `LOW` up to `low`, `HIGH` from `high` on, both included, else `MID`.
    static String zone(double value, double low, double high) {
        if (value <= low) {
            return "LOW";
        }
        return value >= high ? "HIGH" : "MID";
    }

    /// `LOW` below `low`, `HIGH` above `high`, both excluded, else `MID`.
    static String level(double value, double low, double high) {
        if (value < low) {
            return "LOW";
        }
        return value > high ? "HIGH" : "MID";
    }
}
