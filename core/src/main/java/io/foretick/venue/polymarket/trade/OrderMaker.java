package io.foretick.venue.polymarket.trade;

import io.foretick.event.Command;
import io.foretick.event.Market;
import io.foretick.venue.polymarket.account.OrderRequest;

/// Makes the venue's order out of ours and names it. The same command gives the same order and the
/// same name, whenever it is asked.
@FunctionalInterface
public interface OrderMaker {

    /// Makes the order of a command.
    ///
    /// @param market the terms under which it is listed
    /// @param tickE8 the market's price step now
    /// @throws IllegalArgumentException if the venue has no such order; the message says why
    OrderRequest make(Command.PlaceOrder command, Market market, long tickE8);
}
