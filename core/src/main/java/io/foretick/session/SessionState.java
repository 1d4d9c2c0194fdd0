package io.foretick.session;

import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.StateBytes;
import io.foretick.venue.Venue;

import java.util.ArrayList;
import java.util.List;

/// All that a checkpoint holds of a session: the listings, the engine, the venue. Owned by the
/// session's thread. What decoders and forecasters have in mind is not in it: after a restart they
/// begin anew.
final class SessionState {

    private final Engine engine;
    private final Venue venue;
    private final List<Event.Listed> listed = new ArrayList<>();

    SessionState(Engine engine, Venue venue) {
        this.engine = engine;
        this.venue = venue;
    }

    /// Notes an instrument, or its changed terms.
    void onListed(Event.Listed listing) {
        note(listing, listed);
    }

    /// The state as the bytes of a checkpoint.
    ///
    /// @param frames input messages so far
    byte[] bytes(long frames) {
        var out = new StateBytes();
        out.add(frames);
        out.add((long) listed.size());
        listed.forEach(out::add);
        engine.save(out);
        venue.save(out);
        return out.toByteArray();
    }

    /// Reads a checkpoint into a fresh engine and a fresh venue.
    static Session.Start load(StateBytes in, Engine engine, Venue venue) {
        long frames = in.nextLong();
        var listed = new ArrayList<Event.Listed>();
        for (int left = in.nextInt(); left > 0; left--) {
            Event.Listed listing = in.nextListed(Stamp.internal(0, Source.ENGINE));
            listed.add(listing);
            engine.state().on(listing);
            engine.account().on(listing);
            venue.on(listing);
        }
        engine.load(in);
        venue.load(in);
        return new Session.Start(engine.nowNs(), frames, listed);
    }

    /// Puts a listing into its place in a list that is ordered by number.
    static void note(Event.Listed listing, List<Event.Listed> all) {
        if (listing.instrument() < all.size()) {
            all.set(listing.instrument(), listing);
        } else {
            all.add(listing);
        }
    }
}
