package io.foretick.engine;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.base.Times;

/// How old each input may be, by the receive clock, before nobody acts on it.
public record Freshness(
        @Means("Age limit of a coin's price, in milliseconds.") int staleSpotMs,
        @Means("Age limit of a market's book, in milliseconds.") int staleBookMs,
        @Means(
                        "Age limit of the oracle that a market settles on, in milliseconds; an"
                                + " oracle that was never heard does not count.")
                int staleOracleMs,
        @Means("Age limit of a density, in milliseconds.") int staleDensityMs) {

    public static final Freshness DEFAULT = new Freshness(3_000, 5_000, 5_000, 3_000);

    private static final int MS_MAX = 7 * 86_400_000;

    public Freshness {
        Checks.inRange(staleSpotMs, 1, MS_MAX, "stale_spot_ms");
        Checks.inRange(staleBookMs, 1, MS_MAX, "stale_book_ms");
        Checks.inRange(staleOracleMs, 1, MS_MAX, "stale_oracle_ms");
        Checks.inRange(staleDensityMs, 1, MS_MAX, "stale_density_ms");
    }

    public long staleSpotNs() {
        return staleSpotMs * Times.MILLI_NS;
    }

    public long staleBookNs() {
        return staleBookMs * Times.MILLI_NS;
    }

    public long staleOracleNs() {
        return staleOracleMs * Times.MILLI_NS;
    }

    public long staleDensityNs() {
        return staleDensityMs * Times.MILLI_NS;
    }
}
