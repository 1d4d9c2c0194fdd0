package io.foretick.lab.trial;

import io.foretick.event.Side;

/// Where quotes of a trial are sent.
interface QuoteGateway {

    /// Places an order that only rests.
    ///
    /// @return its number, which the fills and closes name
    long place(Side side, long tick, long lots);

    /// Cancels an order, unless it has gone meanwhile.
    void cancel(long orderId);
}
