package io.foretick.venue.live.socket;

import java.util.List;

/// What we say on a connection. Called by one [SupervisedSocket] on its own thread.
public interface Dialogue {

    /// A dialogue of nothing, for addresses that say all by themselves.
    Dialogue SILENT = List::of;

    /// What to say on a new connection, once each; whatever was asked for on an earlier one is
    /// forgotten by the venue.
    List<String> opening();

    /// What to say on the present connection because something has changed since.
    default List<String> changes() {
        return List.of();
    }
}
