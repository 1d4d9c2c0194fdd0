package io.foretick.feature;

import io.foretick.base.Seed;

import java.util.SplittableRandom;

/// Instants drawn at random from a range, each second as likely as any other, with repetition. The
/// same seed gives the same instants. Mutable, owned by one thread.
public final class EndSampler {

    private final long earliest;
    private final long latest;
    private final SplittableRandom random;

    private EndSampler(long earliest, long latest, SplittableRandom random) {
        this.earliest = earliest;
        this.latest = latest;
        this.random = random;
    }

    static EndSampler inside(long from, long to, long reach, long horizon, Seed seed) {
        if (reach < 0 || horizon < 0 || to - from < reach + horizon) {
            throw new IllegalArgumentException(
                    "a range of %d s has no room for %d s of past and %d s of future"
                            .formatted(to - from, reach, horizon));
        }
        return new EndSampler(from + reach, to - horizon, seed.split("ends").random());
    }

    /// The first instant that can come.
    public long earliest() {
        return earliest;
    }

    /// The last instant that can come.
    public long latest() {
        return latest;
    }

    /// The next instant, an epoch second.
    public long next() {
        return random.nextLong(earliest, latest + 1);
    }
}
