package io.foretick.session.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.journal.RecordKind;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.Replay;
import io.foretick.session.Session;
import io.foretick.session.Settlement;
import io.foretick.session.Wiring;
import io.foretick.store.ModelFile;
import io.foretick.testing.Markets;
import io.foretick.venue.Listings;
import io.foretick.venue.Venue;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalDecoders;
import io.foretick.venue.live.ArrivalQueue;
import io.foretick.venue.live.Payload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The loop against arrivals made by hand, with the clock running.
@Timeout(60)
class LiveSessionTest {

    private static final String TRADE =
            """
            {"stream":"btcusdt@trade","data":{"e":"trade","E":%d,"s":"BTCUSDT","t":%d,"p":"%s",\
            "q":"0.5","T":%d,"m":true,"M":true}}\
            """;

    @TempDir private Path folder = Path.of("");

    private final Config config = new ConfigReader().flag("journal.digest_every=64").read();
    private final VenueClock clock = VenueClock.startingAt(1_791_208_800_000_000_000L, 50);
    private final ArrivalQueue queue = new ArrivalQueue(1_024);
    private final Vitals vitals = new Vitals();

    @Test
    void journalsEachArrivalAndReplaysToTheSameState() throws Exception {
        long digest =
                run(() -> {
                    for (int k = 1; k <= 500; k++) {
                        queue.offer(trade(k));
                    }
                    awaitEvents(500);
                });
        List<Event> events = events();
        assertEquals(500, events.stream().filter(Event.Trade.class::isInstance).count());
        assertTrue(events.stream().anyMatch(Event.Tick.class::isInstance));
        Replay.Result replay = Replay.recomputing(folder, List.of(), model()).run(List.of());
        assertNull(replay.divergence());
        assertEquals(digest, replay.digest());
    }

    @Test
    void ticksWhileNothingArrives() throws Exception {
        run(() -> {
            queue.offer(trade(1));
            awaitEvents(200);
        });
        assertTrue(events().stream().filter(Event.Tick.class::isInstance).count() > 150);
    }

    @Test
    void timeNeverRunsBackWhateverTheArrivalsSay() throws Exception {
        run(() -> {
            for (int k = 1; k <= 50; k++) {
                long early = clock.nowNs() - (k % 7) * 1_000_000_000L;
                queue.offer(frame(early, TRADE.formatted(1, k, "91250.10", 1)));
            }
            awaitEvents(50);
        });
        long lastNs = Long.MIN_VALUE;
        for (Event event : events()) {
            assertTrue(event.timeNs() >= lastNs);
            lastNs = event.timeNs();
        }
    }

    @Test
    void saysWhatWasLostAndThatItStops() throws Exception {
        run(() -> {
            queue.offer(trade(1));
            queue.offer(new Arrival.Down(clock.nowNs(), Source.BINANCE, "gone"));
            queue.offer(new Arrival.Up(clock.nowNs(), Source.BINANCE));
            queue.offer(new Arrival.Dropped(clock.nowNs(), Source.BINANCE, 7));
            awaitEvents(5);
        });
        List<Event> events = events();
        assertTrue(events.stream().anyMatch(Event.FeedDown.class::isInstance));
        assertTrue(events.stream().anyMatch(Event.FeedUp.class::isInstance));
        assertTrue(events.stream().anyMatch(e -> e instanceof Event.Gap gap && gap.missing() == 7));
        assertInstanceOf(Event.Stopping.class, events.getLast());
    }

    @Test
    void measuresFromTheFrameToTheDecision() throws Exception {
        run(() -> {
            for (int k = 1; k <= 100; k++) {
                queue.offer(trade(k));
            }
            awaitEvents(100);
        });
        for (Vitals.Span span :
                List.of(Vitals.Span.RECEIVE, Vitals.Span.DECODE, Vitals.Span.END_TO_END)) {
            assertEquals(100, vitals.histogram(span).getTotalCount(), span.name());
        }
        assertTrue(
                vitals.histogram(Vitals.Span.END_TO_END).getMaxValue()
                        >= vitals.histogram(Vitals.Span.DECODE).getMaxValue());
        assertFalse(vitals.histogram(Vitals.Span.ORDER).getTotalCount() > 0);
    }

    @Test
    void aFollowerSeesTheSameStateWhileItGrows() throws Exception {
        var followed = new ArrayList<Long>();
        long digest =
                run(() -> {
                    try (Follower follower = Follower.of(folder, List.of(), List.of())) {
                        for (int k = 1; k <= 300; k++) {
                            queue.offer(trade(k));
                            follower.poll();
                        }
                        awaitEvents(300);
                        follower.poll();
                        followed.add(follower.sequence());
                    }
                });
        try (Follower follower = Follower.of(folder, List.of(), List.of())) {
            follower.run(() -> true, _ -> {});
            assertEquals(digest, follower.engine().digest());
            assertTrue(followed.getFirst() > 300 && followed.getFirst() <= follower.sequence());
        }
    }

    @Test
    void restsWhileTheVenueClosesWhatItHeldThoughMessagesWait() throws Exception {
        queue.offer(trade(1));
        assertTrue(questionsOfAWithdrawal(Long.MIN_VALUE) < 2_000);
    }

    @Test
    void withdrawsInTimeThoughTheClockWasSetBack() throws Exception {
        long began = System.nanoTime();
        assertTrue(questionsOfAWithdrawal(clock.nowNs() + 3_600_000_000_000L) < 2_000);
        assertTrue(System.nanoTime() - began < 20_000_000_000L);
    }

    /// How often the venue is asked for news in ten venue seconds in which it has none of an order.
    ///
    /// @param nowNs time of the session's last event
    private long questionsOfAWithdrawal(long nowNs) throws IOException {
        Engine engine = Wiring.engine(config, List.of());
        var venue = new SilentVenue();
        try (var journal = JournalWriter.open(folder, JournalHeads.of(config, model()))) {
            var parts = new Session.Parts(engine, venue, model(), 100, Settlement.BY_VENUE);
            var start = new Session.Start(nowNs, 0, List.of());
            var session = new Session(parts, config, journal, start);
            var decoders = new ArrivalDecoders(new Listings());
            var live = new LiveSession(session, queue, decoders, clock, vitals, 10_000_000_000L);
            var terms =
                    new OrderTerms(
                            Outcome.UP, Side.BUY, 50_000_000, E8.ONE, TimeInForce.GTC, false, 0);
            Stamp at = session.arrive(clock.nowNs(), Source.MARKET_LIST, false);
            session.dispatch(
                    new Event.Listed(at, 0, Markets.fiveMinutes("btc-updown-5m-1", Markets.FEES)));
            engine.account().onPlace(new Command.PlaceOrder(at.timeNs(), 1, 0, "test", terms));
            live.stop();
            live.run();
        }
        return venue.questions;
    }

    /// Takes whatever it is told and never answers.
    private static final class SilentVenue implements Venue {
        private long questions;

        @Override
        public void on(Event event) {}

        @Override
        public void execute(Command command) {}

        @Override
        public long deliver(long untilNs, Consumer<Event> sink) {
            questions++;
            return NOTHING_DUE_NS;
        }

        @Override
        public void save(StateSink out) {}

        @Override
        public void load(StateSource in) {}
    }

    /// What a test does while the session runs.
    private interface Meanwhile {
        void act() throws IOException;
    }

    private long run(Meanwhile meanwhile) throws IOException, InterruptedException {
        Engine engine = Wiring.engine(config, List.of());
        try (var journal = JournalWriter.open(folder, JournalHeads.of(config, model()))) {
            var parts =
                    new Session.Parts(
                            engine,
                            Wiring.paperVenue(config),
                            model(),
                            config.live().tickMs(),
                            Settlement.BY_VENUE);
            var live =
                    new LiveSession(
                            new Session(parts, config, journal),
                            queue,
                            new ArrivalDecoders(new Listings()),
                            clock,
                            vitals,
                            1_000_000_000L);
            Thread thread = Thread.ofPlatform().start(live::run);
            try {
                meanwhile.act();
            } finally {
                live.stop();
                thread.join();
            }
        }
        return engine.digest();
    }

    private void awaitEvents(long count) {
        while (vitals.events() < count) {
            Thread.onSpinWait();
        }
    }

    private List<Event> events() throws IOException {
        var events = new ArrayList<Event>();
        try (var reader = JournalReader.open(folder)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT) {
                    events.add(reader.event());
                }
            }
        }
        return events;
    }

    private Arrival trade(int id) {
        long ms = clock.nowNs() / 1_000_000;
        String price = 91_250 + id % 10 + ".25";
        return frame(clock.nowNs(), TRADE.formatted(ms, id, price, ms));
    }

    private static Arrival frame(long receiveNs, String text) {
        return new Arrival.Frame(receiveNs, System.nanoTime(), Source.BINANCE, 1, Payload.of(text));
    }

    private static EconometricModel model() throws IOException {
        return ModelFile.loadBundled().model();
    }
}
