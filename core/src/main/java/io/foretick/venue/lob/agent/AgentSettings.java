package io.foretick.venue.lob.agent;

import io.foretick.base.Checks;

/// Who else is in the market, and how far away it is.
///
/// @param blockNs time between matches of a market that matches in blocks, 0 for at once
/// @param tapeReachTicks how far past its own price a trade of the tape takes; at 0 it takes only
///   what its price went past, since the queue at that price is not known
public record AgentSettings(
        Makers makers, Noise noise, Latency latency, long blockNs, long tapeReachTicks) {

    /// A tape whose trades walk the whole ladder of the makers.
    public static final long WHOLE_LADDER = 1L << 50;

    /// Makers who keep a ladder of quotes around the outside price.
    ///
    /// @param halfSpreadTicks least distance of their best quotes from the outside price
    /// @param stepTicks distance between their levels, whose ticks are multiples of it: with larger
    ///   steps they move less often
    /// @param levels on each side
    /// @param depthLots what they keep at each level
    public record Makers(long halfSpreadTicks, long stepTicks, int levels, long depthLots) {

        public Makers {
            Checks.inRange(halfSpreadTicks, 1, 1L << 40, "halfSpreadTicks");
            Checks.inRange(stepTicks, 1, 1L << 40, "stepTicks");
            Checks.inRange(levels, 1, Long.SIZE, "levels");
            Checks.inRange(depthLots, 1, 1L << 50, "depthLots");
        }
    }

    /// Takers who come by themselves, not on the tape: a Poisson stream, either side alike.
    ///
    /// @param perMinute mean arrivals
    /// @param depthTicks mean distance from the outside price that they walk, exponential: so a
    ///   quote at distance `d` is within the reach of a share `exp(-d / depthTicks)`
    /// @param lots mean size, exponential and at least 1
    public record Noise(double perMinute, double depthTicks, double lots) {

        public Noise {
            Checks.inRange(perMinute, 0, 1e9, "perMinute");
            Checks.inRange(depthTicks, 0, 1e12, "depthTicks");
            Checks.inRange(lots, 0, 1e12, "lots");
        }
    }

    /// Time that our messages take.
    ///
    /// @param entryNs from us to the market
    /// @param responseNs from the market to us
    public record Latency(long entryNs, long responseNs) {

        public Latency {
            Checks.notNegative(entryNs, "entryNs");
            Checks.notNegative(responseNs, "responseNs");
        }
    }

    public AgentSettings {
        Checks.notNegative(blockNs, "blockNs");
        Checks.inRange(tapeReachTicks, 0, WHOLE_LADDER, "tapeReachTicks");
    }
}
