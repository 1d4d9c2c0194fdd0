package io.foretick.venue.polymarket;

import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What one frame says so far. It is held back until the frame is known to be whole, so that a
/// broken frame says nothing. Owned by one decoder and reused.
final class PendingEvents {

    private static final int ROWS_MAX = 100_000;
    private static final Stamp NO_STAMP = Stamp.internal(0, Source.UNKNOWN);

    private final List<Event> events = new ArrayList<>();
    private final BookChanges.Builder changes = new BookChanges.Builder();
    private Stamp arrival = NO_STAMP;
    private SkipReason reason = SkipReason.UNKNOWN;
    private int rows;
    private long bookTimeNs;
    private boolean skipped;
    private boolean bad;

    void start(Stamp at) {
        arrival = at;
        events.clear();
        changes.reset();
        rows = 0;
        bookTimeNs = Times.UNKNOWN_NS;
        skipped = false;
        bad = false;
    }

    /// Declares the frame malformed.
    void fail() {
        bad = true;
    }

    boolean bad() {
        return bad;
    }

    /// Notes why a part of the frame changes nothing; the first reason counts if no part does.
    void skip(SkipReason why) {
        if (!skipped) {
            reason = why;
            skipped = true;
        }
    }

    /// The arrival with the time that a part of the frame states.
    Stamp stamp(long timeNs) {
        return arrival.withVenueNs(timeNs);
    }

    /// Asks for room for some level changes; a frame with too many is malformed.
    boolean reserve(int more) {
        rows += more;
        bad |= rows > ROWS_MAX;
        return !bad;
    }

    /// Where level changes go that the venue dates `timeNs`; the frame's latest such time counts.
    BookChanges.Builder changes(long timeNs) {
        bookTimeNs = Math.max(bookTimeNs, timeNs);
        return changes;
    }

    /// Adds an event after what the frame has said before.
    void add(Event event) {
        flushChanges();
        events.add(event);
    }

    /// Gives all events, or the reason why there are none.
    ///
    /// @param others whether the frame gave events that are not held here
    void give(Consumer<Event> sink, boolean others) {
        flushChanges();
        for (int k = 0; k < events.size(); k++) {
            sink.accept(events.get(k));
        }
        if (events.isEmpty() && !others) {
            sink.accept(new Event.FrameSkipped(arrival, reason));
        }
        events.clear();
    }

    private void flushChanges() {
        if (!changes.isEmpty()) {
            events.add(new Event.BookUpdate(stamp(bookTimeNs), 0, 0, changes.build()));
            changes.reset();
        }
    }
}
