package io.foretick.session;

import io.foretick.engine.Engine;
import io.foretick.event.Event;

import java.util.List;

/// Who ends the markets that no feed ends.
@FunctionalInterface
public interface Settlement {

    /// The venue itself does: it is asked until it says.
    Settlement BY_VENUE = (_, _) -> List.of();

    /// Outcomes that are due at `nowNs` and not known yet.
    List<Event.MarketResolved> due(Engine engine, long nowNs);
}
