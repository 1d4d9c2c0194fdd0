package io.foretick.math;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

/// Draws that are a function of where they are used: the same seed, step and stream always give the
/// same number, whoever asked for what before. So results depend neither on the order of threads
/// nor on how many draws another part of a simulation takes. Immutable; not for secrets.
///
/// How it works: the step advances SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014) from the seed, and a second round of its mixer folds the stream in.
/// Two draws of one step must use two streams.
public final class CounterRandom {

    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final long STREAM = 0xd1342543de82ef95L;
    private static final double UNIT = 0x1.0p-52;

    /// Means above this are drawn in equal parts, so that `exp(-part)` keeps its digits.
    private static final double PART_MAX = 32;

    private static final double POISSON_MEAN_MAX = 1e6;
    private static final double NEGLIGIBLE = 0x1.0p-60;

    private final long key;

    /// Draws of this seed.
    public CounterRandom(Seed seed) {
        key = mix(seed.value() + STEP);
    }

    /// 64 even bits.
    public long bits(long step, int stream) {
        return mix(mix(key + STEP * step) + STREAM * (stream + 1L));
    }

    /// Even in the open interval `(0, 1)`: neither end is ever drawn.
    public double uniform(long step, int stream) {
        return uniform(bits(step, stream));
    }

    /// Exponential with this mean; above zero when the mean is.
    public double exponential(double mean, long step, int stream) {
        return -mean * Elementary.log(uniform(step, stream));
    }

    /// How many arrivals there were where `mean` are expected, by inversion of one uniform draw.
    /// Costs about `mean` steps.
    ///
    /// @param mean from 0 to a million
    public int poisson(double mean, long step, int stream) {
        Checks.inRange(mean, 0, POISSON_MEAN_MAX, "mean");
        long bits = bits(step, stream);
        if (mean <= PART_MAX) {
            return poissonPart(mean, uniform(bits));
        }
        int parts = (int) Math.ceil(mean / PART_MAX);
        int count = 0;
        for (int part = 0; part < parts; part++) {
            count += poissonPart(mean / parts, uniform(mix(bits + STEP * part)));
        }
        return count;
    }

    private static int poissonPart(double mean, double draw) {
        if (draw < 1 - mean) {
            return 0; // 1 - mean never exceeds exp(-mean)
        }
        double term = Elementary.exp(-mean);
        double sum = term;
        int count = 0;
        while (draw >= sum && term > NEGLIGIBLE) {
            count++;
            term *= mean / count;
            sum += term;
        }
        return count;
    }

    private static double uniform(long bits) {
        return ((bits >>> 12) + 0.5) * UNIT;
    }

    private static long mix(long word) {
        long z = (word ^ word >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
