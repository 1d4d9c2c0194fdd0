package io.foretick.venue.lob.replay;

import io.foretick.base.Checks;
import io.foretick.base.E8;

/// How our orders fare among recorded rows.
///
/// @param steps size of a tick and of a lot
/// @param fees what fills cost
/// @param queue where we stand at a price
/// @param latency how long messages travel
/// @param fills whether orders fill in parts
/// @param rules whose rules hold
public record ReplaySettings(
        Steps steps,
        Fees fees,
        QueueModel queue,
        LatencyModel latency,
        Fills fills,
        ReplayRules rules) {

    /// Size of a tick, quote currency in 1e-8, and of a lot, coins in 1e-8.
    public record Steps(long tickE8, long lotE8) {
        public Steps {
            Checks.positive(tickE8, "tickE8");
            Checks.positive(lotE8, "lotE8");
        }

        /// Value of `lots` at `tick` in 1e-8 of the quote currency, rounded toward zero.
        public long amountE8(long tick, long lots) {
            return E8.multiply(Math.multiplyExact(tick, tickE8), Math.multiplyExact(lots, lotE8));
        }
    }

    /// Shares of the amount in 1e-8, negative for rebates.
    public record Fees(long makerE8, long takerE8) {}

    /// Whether our orders fill in parts.
    public enum Fills {
        /// A print fills what lies beyond the queue in front; takers walk the levels.
        PARTIAL,
        /// An order fills whole once it is first in the queue; takers get all at the best price.
        WHOLE
    }
}
