package io.foretick.session;

import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.StateBytes;
import io.foretick.market.MarketState;
import io.foretick.venue.Venue;

import java.util.ArrayList;
import java.util.List;

/// All that a checkpoint holds of a session: the listings, the engine, the venue. Keeps nothing of
/// its own, for the engine knows the terms of all that was ever listed. What decoders and
/// forecasters have in mind is not in it: after a restart they begin anew.
final class SessionState {

    private static final Stamp UNSTAMPED = Stamp.internal(0, Source.ENGINE); // none is written

    private SessionState() {}

    /// The state as the bytes of a checkpoint.
    ///
    /// @param frames input messages so far
    static byte[] bytes(Engine engine, Venue venue, long frames) {
        var out = new StateBytes();
        out.add(frames);
        MarketState state = engine.state();
        out.add((long) state.instruments());
        for (int k = 0; k < state.instruments(); k++) {
            out.add(listing(state, k));
        }
        engine.save(out);
        venue.save(out);
        return out.toByteArray();
    }

    /// Reads a checkpoint into a fresh engine and a fresh venue.
    static Session.Start load(StateBytes in, Engine engine, Venue venue) {
        long frames = in.nextLong();
        for (int left = in.nextInt(); left > 0; left--) {
            Event.Listed listing = in.nextListed(UNSTAMPED);
            engine.state().on(listing);
            engine.account().on(listing);
            venue.on(listing);
        }
        engine.load(in);
        venue.load(in);
        return new Session.Start(engine.nowNs(), frames, listings(engine));
    }

    /// All instruments that an engine knows, under their present terms and in the order of their
    /// numbers.
    static List<Event.Listed> listings(Engine engine) {
        MarketState state = engine.state();
        var all = new ArrayList<Event.Listed>(state.instruments());
        for (int k = 0; k < state.instruments(); k++) {
            all.add(listing(state, k));
        }
        return all;
    }

    private static Event.Listed listing(MarketState state, int instrument) {
        return new Event.Listed(UNSTAMPED, instrument, state.terms(instrument));
    }
}
