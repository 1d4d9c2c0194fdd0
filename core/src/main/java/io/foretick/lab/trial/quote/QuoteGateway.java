package io.foretick.lab.trial.quote;

import io.foretick.event.Side;

/// Where quotes of a trial are sent.
public interface QuoteGateway {

    /// Places an order that only rests.
    ///
    /// @return its number, which the fills and closes name
    long place(Side side, long tick, long lots);

    /// Asks to cancel an order.
    ///
    /// @return whether the request was sent; if not, it may be asked again
    boolean cancel(long orderId);
}
