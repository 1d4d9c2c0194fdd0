package io.foretick.venue.polymarket.account;

import io.foretick.event.Event;
import io.foretick.event.Stamp;

import java.util.function.Consumer;

/// Takes what the gateway heard, on the session's thread.
@FunctionalInterface
public interface AccountListener {

    /// Of a session without an account.
    AccountListener NONE =
            (_, heard, _) -> {
                throw new IllegalStateException("there is no account that hears of " + heard);
            };

    /// Turns what was heard into events, none where it says nothing new.
    ///
    /// @param at arrival
    void hear(Stamp at, Heard heard, Consumer<Event> sink);
}
