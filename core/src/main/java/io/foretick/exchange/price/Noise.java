package io.foretick.exchange.price;

import io.foretick.base.Seed;

/// A normal number at every multiple of a period, and straight lines between: slow noise that can
/// be asked anywhere without its past. Its variance is 1 at the knots and 2/3 on average.
///
/// @param seed of the knots
/// @param period between two knots, in the unit of the positions
public record Noise(Seed seed, long period) {

    /// The mean over a period of the variance.
    static final double MEAN_VARIANCE = 2.0 / 3.0;

    public double at(long position) {
        long knot = Math.floorDiv(position, period);
        double after = (position - knot * period) / (double) period;
        return (1 - after) * knot(knot) + after * knot(knot + 1);
    }

    private double knot(long number) {
        return new Draws(seed.split(number)).normal();
    }
}
