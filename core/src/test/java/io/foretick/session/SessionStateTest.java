package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.journal.StateBytes;
import io.foretick.testing.RandomEvents;
import io.foretick.venue.Venue;

import org.junit.jupiter.api.Test;

import java.util.List;

class SessionStateTest {

    private static final Stamp AT = Stamp.internal(RandomEvents.START_NS, Source.MARKET_LIST);

    private final Engine engine = Wiring.engine(Config.DEFAULT, List.of());

    SessionStateTest() {
        list(0, new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", 1));
        list(1, RandomEvents.market(0));
        list(2, RandomEvents.market(1));
    }

    /// Whoever writes a checkpoint has kept no list of its own.
    @Test
    void aCheckpointHoldsTheListingsThatTheEngineKnows() {
        byte[] state = SessionState.bytes(engine, Venue.NONE, 7);
        Engine fresh = Wiring.engine(Config.DEFAULT, List.of());
        Session.Start start = SessionState.load(StateBytes.of(state), fresh, Venue.NONE);
        assertEquals(7, start.frames());
        assertEquals(engine.digest(), fresh.digest());
        assertEquals(SessionState.listings(engine), start.listed());
        assertEquals(
                List.of("BTCUSDT", RandomEvents.market(0).slug(), RandomEvents.market(1).slug()),
                start.listed().stream().map(listed -> listed.terms().symbol()).toList());
    }

    @Test
    void aMarketThatWasListedAgainStandsThereOnceUnderItsNewTerms() {
        list(1, RandomEvents.market(5));
        byte[] state = SessionState.bytes(engine, Venue.NONE, 0);
        Engine fresh = Wiring.engine(Config.DEFAULT, List.of());
        Session.Start start = SessionState.load(StateBytes.of(state), fresh, Venue.NONE);
        assertEquals(3, start.listed().size());
        assertEquals(RandomEvents.market(5), start.listed().get(1).terms());
        assertEquals(engine.digest(), fresh.digest());
    }

    private void list(int instrument, Instrument terms) {
        engine.on(new Event.Listed(AT, instrument, terms), command -> {});
    }
}
