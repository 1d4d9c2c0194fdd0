package io.foretick.venue.lob.agent;

import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;

/// What we asked for, on its way to the market.
sealed interface OwnRequest {

    /// When the market receives it.
    long arrivalNs();

    /// The order that it is about.
    long order();

    record Place(long arrivalNs, long order, OrderKind kind, Side side, long tick, long lots)
            implements OwnRequest {}

    record Cancel(long arrivalNs, long order) implements OwnRequest {}
}
