package io.foretick.report.live;

import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.strategy.Gate;

/// One line of "why no trade, why this one": what was decided in a market, and what became of it.
/// The same thing said again and again is one line with a count.
sealed interface TraceEntry {

    /// Engine time of the last of those that the line stands for.
    long timeNs();

    /// A gate stopped the market or a strategy.
    record Refused(long timeNs, long firstNs, Gate gate, long count) implements TraceEntry {}

    /// A strategy wanted to trade.
    ///
    /// @param gate what the limits said, [Gate#OPEN] if they let it pass
    record Wished(
            long timeNs,
            String strategy,
            Outcome outcome,
            Side side,
            long priceE8,
            long quantityE8,
            double fair,
            double edge,
            Gate gate,
            long count)
            implements TraceEntry {

        /// Whether the other one is the same wish with the same answer.
        boolean sameAs(Wished other) {
            return gate == other.gate
                    && outcome == other.outcome
                    && side == other.side
                    && strategy.equals(other.strategy);
        }
    }

    /// An order was placed, accepted, rejected, filled or closed.
    ///
    /// @param step one of these words
    /// @param detail the venue's reason, or empty
    /// @param priceE8 limit or price of the fill, 0 where it says nothing new
    record OrderStep(
            long timeNs, long orderId, String step, String detail, long priceE8, long quantityE8)
            implements TraceEntry {}
}
