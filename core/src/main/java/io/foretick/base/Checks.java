package io.foretick.base;

/// Checks that stay on in production. Each returns what it checked, so that it can sit inside an
/// assignment. Not for expected refusals: those are values.
public final class Checks {

    private Checks() {}

    /// Throws unless `value` is above zero.
    public static long positive(long value, String name) {
        if (value > 0) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be positive, was " + value);
    }

    /// Throws unless `value` is zero or more.
    public static long notNegative(long value, String name) {
        if (value >= 0) {
            return value;
        }
        throw new IllegalArgumentException(name + " must not be negative, was " + value);
    }

    /// Throws unless `value` lies in `[min, max]`.
    public static long inRange(long value, long min, long max, String name) {
        if (value >= min && value <= max) {
            return value;
        }
        throw new IllegalArgumentException(
                name + " must lie in [" + min + ", " + max + "], was " + value);
    }

    /// Throws unless `value` is finite and lies in `[min, max]`.
    public static double inRange(double value, double min, double max, String name) {
        if (value >= min && value <= max) { // false for NaN
            return value;
        }
        throw new IllegalArgumentException(
                name + " must lie in [" + min + ", " + max + "], was " + value);
    }

    /// Throws unless `value` is neither infinite nor NaN.
    public static double finite(double value, String name) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be finite, was " + value);
    }

    /// Throws unless `value` holds a character that is not blank.
    public static String notBlank(String value, String name) {
        if (!value.isBlank()) {
            return value;
        }
        throw new IllegalArgumentException(name + " must not be blank");
    }
}
