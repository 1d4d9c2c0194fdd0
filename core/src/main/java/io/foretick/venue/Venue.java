package io.foretick.venue;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.event.Command;
import io.foretick.event.Event;

import java.util.function.Consumer;

/// Where orders go, real or simulated, as the session sees it. Used by the session's one thread;
/// not for market data: feeds are [FrameDecoder]s. Its state is saved after the listings and loaded
/// after the same listings were told to it again.
///
/// How a session merges a venue's own events with its input, so that the order is the same in every
/// run: before it dispatches an input event of time `t` it delivers until `t` (until `t - 1` where
/// the event's source ranks before [io.foretick.event.Source#EXECUTION]):
///
/// ```
/// while (venue.deliver(untilNs, session::dispatch) <= untilNs) {}
/// ```
///
/// and dispatching an event means: journal it, give it to the engine and to the venue, and execute
/// the commands that the engine answers with. One event is delivered at a time, so that an answer
/// to the first can still precede the second.
public interface Venue extends Stateful {

    /// What [#deliver] answers when nothing is under way.
    long NOTHING_DUE_NS = Long.MAX_VALUE;

    /// Takes no orders and says nothing: where nothing is to be traded.
    Venue NONE =
            new Venue() {
                @Override
                public void on(Event event) {}

                @Override
                public void execute(Command command) {
                    throw new IllegalStateException("there is no venue for " + command);
                }

                @Override
                public long deliver(long untilNs, Consumer<Event> sink) {
                    return NOTHING_DUE_NS;
                }

                @Override
                public void save(StateSink out) {}

                @Override
                public void load(StateSource in) {}
            };

    /// Tells an event of the session, in the session's order; the venue's own events come back here
    /// too. A simulated venue follows the market by this; a real one may look away.
    void on(Event event);

    /// Sends a command. What becomes of it comes as events.
    void execute(Command command);

    /// Hands the earliest own event to `sink` if it is due at or before `untilNs`; its stamp bears
    /// the time at which it was due. At most one event a call.
    ///
    /// @return the earliest time at which something more may be due, or [#NOTHING_DUE_NS]
    long deliver(long untilNs, Consumer<Event> sink);
}
