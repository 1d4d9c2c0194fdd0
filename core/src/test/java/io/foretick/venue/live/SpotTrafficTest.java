package io.foretick.venue.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.event.Source;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// The traffic of one pair, with answers of the venue that come when the test wants them.
final class SpotTrafficTest {

    private static final int WAITING_MAX = 5_000;
    private final VenueClock clock = VenueClock.wall();
    private final ArrivalQueue queue = new ArrivalQueue(1 << 14);
    private final FeedLine line = new FeedLine(Source.BINANCE, clock, queue);
    private final Map<String, CountDownLatch> answers = new ConcurrentHashMap<>();
    private final LoopbackServer server =
            LoopbackServer.start(
                    "rest",
                    0,
                    Faults.NONE,
                    config ->
                            config.routes.get(
                                    "/api/v3/historicalTrades",
                                    request -> {
                                        String from =
                                                Objects.requireNonNull(
                                                        request.queryParam("fromId"));
                                        answer(from).await();
                                        long limit = Long.parseLong(request.queryParam("limit"));
                                        request.result(trades(Long.parseLong(from), limit));
                                    }));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Workers workers = new Workers(10);
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        answers.values().forEach(CountDownLatch::countDown);
        workers.close();
        client.shutdownNow();
        server.close();
    }

    @Test
    void aHoleIsNotLetGoWhenTheAnswerToAnEarlierOneComesLate() {
        var rest = new RestClient(client, clock, server.httpUrl());
        var past = new PastTrades(rest, workers, line);
        var traffic = new SpotTraffic(line, past, new DepthSnapshots(rest, workers, line));
        var link = traffic.new Link();
        receive(link, 100);
        receive(link, 103); // the first hole: everything waits, until too much does
        for (int k = 0; k < WAITING_MAX - 2; k++) {
            receive(link, 104 + k);
        }
        receive(link, 6_000); // behind the second hole, which is found when all is let go
        answer("101").countDown();
        Eventually.holds(() -> workers.running() == 1, this::told);
        assertEquals("answer", told(), "the trade behind the second hole came before its answer");
        answer("5102").countDown();
        Eventually.holds(() -> told().equals("frame"), this::told);
        assertEquals("answer", seen.get(seen.size() - 2));
        assertEquals(WAITING_MAX + 1 + 2, seen.size());
    }

    @Test
    void aTradeThatAFullQueueDroppedIsFetchedAgain() {
        var narrow = new ArrivalQueue(4);
        var narrowLine = new FeedLine(Source.BINANCE, clock, narrow);
        var rest = new RestClient(client, clock, server.httpUrl());
        var past = new PastTrades(rest, workers, narrowLine);
        var traffic =
                new SpotTraffic(narrowLine, past, new DepthSnapshots(rest, workers, narrowLine));
        var link = traffic.new Link();
        for (int id = 100; id < 104; id++) {
            receive(link, id);
        }
        receive(link, 104); // there is no room for it
        assertEquals(1, narrow.dropped());
        while (narrow.poll() != null) {}
        answer("104").countDown();
        receive(link, 105);
        Eventually.holds(() -> narrow.size() == 3, () -> narrow.size() + " wait");
        assertInstanceOf(Arrival.Dropped.class, narrow.poll());
        assertInstanceOf(Arrival.Answer.class, narrow.poll());
        assertInstanceOf(Arrival.Frame.class, narrow.poll());
    }

    private CountDownLatch answer(String fromId) {
        return answers.computeIfAbsent(fromId, _ -> new CountDownLatch(1));
    }

    private static String trades(long from, long count) {
        List<String> all = new ArrayList<>();
        for (long id = from; id < from + count; id++) {
            all.add(
                    """
                    {"id":%d,"price":"63999.00","qty":"0.5","quoteQty":"1.0",\
                    "time":1789999999000,"isBuyerMaker":true,"isBestMatch":true}\
                    """
                            .formatted(id));
        }
        return all.toString();
    }

    private static void receive(SpotTraffic.Link link, long id) {
        byte[] text = FakeVenues.trade(id).getBytes(StandardCharsets.UTF_8);
        link.received(1, text, System.nanoTime());
    }

    /// The kind of what came last.
    private String told() {
        for (Arrival next = queue.poll(); next != null; next = queue.poll()) {
            seen.add(next instanceof Arrival.Answer ? "answer" : "frame");
        }
        return seen.getLast();
    }
}
