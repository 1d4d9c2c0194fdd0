package io.foretick.session.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.session.Config;
import io.foretick.session.Wiring;
import io.foretick.testing.Markets;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.rest.RestClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

@Timeout(30)
class BookCheckTest {

    private static final Market MARKET = Markets.fiveMinutes("btc-updown-5m-1", Markets.FEES);
    private static final long CENT_E8 = E8.ONE / 100;
    private static final long SECOND_NS = Times.SECOND_NS;

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final BookTwin twin = new BookTwin();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile String bid = "0.4";
    private final LoopbackServer server =
            LoopbackServer.start(
                    "clob",
                    0,
                    Faults.NONE,
                    config ->
                            config.routes.get(
                                    "/book",
                                    context -> {
                                        asked.incrementAndGet();
                                        context.result(book());
                                    }));

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
    }

    @Test
    void aBookThatStoodLikeTheVenuesAgrees() {
        try (BookCheck check = start(60)) {
            await(() -> check.counts().compared() > 0);
            assertEquals(0, check.counts().diverged());
            assertEquals(List.of(), told);
        }
    }

    @Test
    void oneThatDidNotDivergesAfterThreeQuestions() {
        bid = "0.39";
        try (BookCheck check = start(60)) {
            await(() -> check.counts().diverged() > 0);
            assertEquals(3 * check.counts().compared(), asked.get());
            assertTrue(told.getFirst().contains(MARKET.slug()), told::toString);
        }
    }

    @Test
    void aMarketThatIsAboutToEndIsNotAskedFor() {
        try (BookCheck _ = start(290)) {
            LockSupport.parkNanos(1_500_000_000L); // a round would have asked by now
            assertEquals(0, asked.get());
        }
    }

    /// A check whose clock stands so many seconds into the market's window.
    private BookCheck start(long seconds) {
        long nowNs = MARKET.window().startNs() + seconds * SECOND_NS;
        var clock = VenueClock.startingAt(nowNs, 1);
        Engine engine = Wiring.engine(Config.DEFAULT, List.of());
        engine.observe(twin);
        twin.watch(0);
        engine.on(new Event.Listed(at(nowNs - 10 * SECOND_NS), 0, MARKET), _ -> {});
        var check =
                BookCheck.start(
                        new RestClient(client, clock, server.httpUrl()), clock, twin, told::add);
        feed(engine, nowNs);
        return check;
    }

    /// The session's book, again and again with the passing of its time.
    private void feed(Engine engine, long nowNs) {
        Thread.ofVirtual()
                .start(() -> {
                    for (int tenth = 0; tenth < 200; tenth++) {
                        long timeNs = nowNs + tenth * SECOND_NS;
                        var changes =
                                new BookChanges.Builder()
                                        .clear(0)
                                        .bid(0, 40 * CENT_E8, 5 * E8.ONE)
                                        .ask(0, 60 * CENT_E8, 5 * E8.ONE);
                        engine.on(new Event.BookUpdate(at(timeNs), 0, 0, changes.build()), _ -> {});
                        LockSupport.parkNanos(100_000_000L);
                    }
                });
    }

    private String book() {
        return "{\"bids\":[{\"price\":\"%s\",\"size\":\"5\"}],\"asks\":[{\"price\":\"0.6\",\"size\":\"5\"}]}"
                .formatted(bid);
    }

    private static Stamp at(long timeNs) {
        return Stamp.internal(timeNs, Source.POLYMARKET_CLOB);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000L);
        }
    }
}
