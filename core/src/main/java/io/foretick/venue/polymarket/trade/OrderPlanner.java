package io.foretick.venue.polymarket.trade;

import io.foretick.event.Command;
import io.foretick.event.Market;
import io.foretick.venue.polymarket.order.OrderPlan;

/// Plans the venue's order for a command of ours. The same command gives the same order with the
/// same name, whenever it is asked.
@FunctionalInterface
public interface OrderPlanner {

    /// The order, or why there is none.
    ///
    /// @param market the terms under which it is listed
    /// @param tickE8 the market's price step now
    OrderPlan plan(Command.PlaceOrder command, Market market, long tickE8);
}
