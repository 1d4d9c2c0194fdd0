package io.foretick.session;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Resolution;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;

import java.util.ArrayList;
import java.util.List;

/// Settles markets by their own rule where no venue says how they ended: on exact boundary prices
/// and no others. For simulated venues only.
final class RuleSettlement {

    /// The venue gets this long to speak first.
    private static final long PATIENCE_NS = 180 * Times.SECOND_NS;

    private RuleSettlement() {}

    /// When a market that ends at `endNs` is settled at the earliest.
    static long dueNs(long endNs) {
        return endNs + PATIENCE_NS;
    }

    /// The outcomes that are due.
    static List<Event.MarketResolved> due(Engine engine, long nowNs) {
        var due = new ArrayList<Event.MarketResolved>();
        for (AssetPrices prices : engine.state().assets()) {
            for (MarketSlot slot : prices.markets()) {
                Resolution outcome = slot.outcomeByRule();
                if (outcome != null && nowNs >= dueNs(slot.comparedWindow().endNs())) {
                    var stamp = Stamp.internal(nowNs, Source.EXECUTION);
                    due.add(
                            new Event.MarketResolved(
                                    stamp, slot.instrument(), outcome, slot.endExactE8()));
                }
            }
        }
        return due;
    }
}
