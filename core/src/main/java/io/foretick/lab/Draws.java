package io.foretick.lab;

import io.foretick.base.Seed;
import io.foretick.math.Normal;

import java.util.SplittableRandom;

/// Random draws of one consumer, the same on every machine. Owned by that consumer.
public final class Draws {

    private static final double UNIT = 0x1p-53;

    private final SplittableRandom random;

    public Draws(Seed seed) {
        this.random = seed.random();
    }

    /// A normal draw with mean 0 and variance 1. The JDK's own draws may change with its version.
    public double normal() {
        return Normal.quantile(((random.nextLong() >>> 11) + 0.5) * UNIT);
    }

    /// A draw that lies evenly in `[low, high)`.
    public double between(double low, double high) {
        return low + (high - low) * (random.nextLong() >>> 11) * UNIT;
    }

    /// A whole number that lies evenly from `low` up to but without `high`.
    public long whole(long low, long high) {
        return low + (long) (between(0, 1) * (high - low));
    }

    /// True with this probability.
    public boolean chance(double probability) {
        return between(0, 1) < probability;
    }
}
