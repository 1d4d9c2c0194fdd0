package io.foretick.exchange.price;

import io.foretick.base.Seed;
import io.foretick.math.Elementary;

import java.util.SplittableRandom;

/// Random draws of one consumer, the same on every machine and JDK. Owned by that consumer.
///
/// Normal draws come in pairs, by Box and Muller (1958).
public final class Draws {

    private static final double UNIT = 0x1p-53;
    private static final double VARIANCE_OF_MIX = 0.94825;
    private static final double NO_SPARE = Double.NaN;

    private final SplittableRandom random;
    private double spare = NO_SPARE;

    public Draws(Seed seed) {
        this.random = seed.random();
    }

    /// A draw that lies evenly in `(0, 1)`.
    public double unit() {
        return ((random.nextLong() >>> 11) + 0.5) * UNIT;
    }

    /// True with this probability.
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /// A whole number that lies evenly in `[low, high)`.
    public long whole(long low, long high) {
        return low + (long) (unit() * (high - low));
    }

    /// A positive draw with mean 1, as waits for chance events have.
    public double exponential() {
        return -Elementary.log(unit());
    }

    /// A normal draw with mean 0 and variance 1.
    public double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = NO_SPARE;
            return kept;
        }
        double radius = Math.sqrt(2 * exponential());
        double turns = unit();
        spare = radius * Elementary.sinOfTurns(turns);
        return radius * Elementary.cosOfTurns(turns);
    }

    /// A draw with mean 0, variance 1 and tails fatter than the normal: a mix of three normals.
    public double fatNormal() {
        double which = unit();
        double scale = which < 0.9 ? 0.85 : which < 0.99 ? 1.6 : 2.6;
        return scale * normal() / Math.sqrt(VARIANCE_OF_MIX);
    }
}
