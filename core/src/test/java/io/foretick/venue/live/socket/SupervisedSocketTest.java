package io.foretick.venue.live.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.wire.Peer;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.socket.SocketPlan.Keepalive;
import io.foretick.venue.live.socket.SocketPlan.Retry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

final class SupervisedSocketTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final RecordedTraffic traffic = new RecordedTraffic();

    @AfterEach
    void closeTheClient() {
        client.shutdownNow();
    }

    @Test
    void saysItsOpeningBeforeItIsUp() {
        try (var venue = new TestVenue(_ -> {}, (peer, text) -> peer.send("about " + text));
                var _ = start(plan(venue.uri()))) {
            Eventually.holds(() -> traffic.messages() == 1, this::told);
            assertEquals(List.of("+1", "1:about hello"), traffic.news());
        }
    }

    @Test
    void replacesASilentConnectionAlthoughPongsComeThrough() {
        try (var venue = new TestVenue(_ -> {}, SupervisedSocketTest::pong);
                var socket = start(silentAfter(plan(venue.uri()), 200))) {
            Eventually.holds(() -> venue.connections() >= 3, this::told);
            assertTrue(traffic.count("-1 no data for") == 1, this::told);
            assertTrue(traffic.news().contains("1:PONG"), this::told);
            assertTrue(socket.health().reconnects() >= 1);
        }
    }

    @Test
    void keepsAConnectionWithData() {
        try (var venue =
                        new TestVenue(
                                _ -> {},
                                (peer, text) ->
                                        peer.send(text.equals("PING") ? "news" : "hello back"));
                var _ = start(silentAfter(plan(venue.uri()), 400))) {
            Eventually.holds(() -> traffic.messages() > 30, this::told);
            assertEquals(1, venue.connections());
        }
    }

    @Test
    void saysItsOpeningOnceOnEachConnection() {
        try (var venue = new TestVenue(_ -> {}, (peer, _) -> peer.disconnect());
                var _ = start(plan(venue.uri()))) {
            Eventually.holds(() -> venue.connections() >= 20, this::told);
            List<List<String>> heard = venue.heard();
            assertTrue(heard.stream().allMatch(said -> said.size() <= 1), heard::toString);
        }
    }

    @Test
    void refusesAnOverlongMessageAndGoesOnWithAnotherConnection() {
        var sent = new AtomicInteger();
        try (var venue =
                        new TestVenue(
                                _ -> {},
                                (peer, _) ->
                                        peer.send(
                                                sent.getAndIncrement() == 0
                                                        ? "x".repeat(300_000)
                                                        : "short"));
                var socket = start(plan(venue.uri()))) {
            Eventually.holds(() -> traffic.last().equals("short"), this::told);
            assertEquals(1, socket.health().refused());
            assertEquals(1, traffic.messages());
            assertEquals(1, traffic.count("-1 message too long"));
        }
    }

    @Test
    void putsTheFragmentsOfALongMessageTogether() {
        String text = "ä".repeat(100_000);
        try (var venue = new TestVenue(_ -> {}, (peer, _) -> peer.send(text));
                var _ = start(plan(venue.uri()))) {
            Eventually.holds(() -> traffic.messages() == 1, this::told);
            assertEquals(text, traffic.last());
        }
    }

    @Test
    void saysWhatChangesOnTheConnectionThatIsOpen() {
        var dialogue = new Countdown();
        try (var venue = new TestVenue(_ -> {}, (peer, text) -> peer.send("re " + text));
                var socket = start(plan(venue.uri()).withDialogue(dialogue))) {
            Eventually.holds(() -> traffic.messages() == 1, this::told);
            dialogue.more = true;
            socket.nudge();
            Eventually.holds(() -> traffic.last().equals("re change"), this::told);
            assertEquals(List.of(List.of("hello", "change")), venue.heard());
        }
    }

    @Test
    void asksAgainAfterANudgeThatCameWhileATextLeft() {
        var dialogue = new Overtaken();
        try (var venue = new TestVenue(_ -> {}, (peer, text) -> peer.send("re " + text));
                var socket = start(plan(venue.uri()).withDialogue(dialogue))) {
            Eventually.holds(() -> traffic.messages() == 1, this::told);
            dialogue.socket = socket;
            socket.nudge();
            Eventually.holds(() -> traffic.last().equals("re late change"), this::told);
        }
    }

    @Test
    void opensASuccessorBeforeItClosesAnAgedConnection() {
        try (var venue = new TestVenue(_ -> {}, (peer, text) -> peer.send("re " + text));
                var socket = start(plan(venue.uri()).withLifetime(300 * Times.MILLI_NS))) {
            Eventually.holds(() -> traffic.count("-2") == 1, this::told);
            List<String> news = traffic.news();
            assertTrue(news.indexOf("+2") < news.indexOf("-1 closed by us"), this::told);
            assertTrue(news.indexOf("2:re hello") < news.indexOf("-1 closed by us"), this::told);
            socket.retire();
            Eventually.holds(() -> traffic.count("-3 closed by us") == 1, this::told);
        }
    }

    @Test
    void keepsTheOldConnectionWhenNoSuccessorCanBeHad() {
        var accepted = new AtomicInteger();
        Consumer<Peer> onlyTheFirst =
                peer -> {
                    if (accepted.getAndIncrement() > 0) {
                        peer.disconnect();
                    }
                };
        try (var venue = new TestVenue(onlyTheFirst, (peer, _) -> peer.send("data"));
                var socket = start(plan(venue.uri()))) {
            Eventually.holds(() -> traffic.messages() == 1, this::told);
            socket.retire();
            Eventually.holds(() -> venue.connections() >= 3, this::told);
            assertEquals(0, traffic.count("-1"), this::told);
        }
    }

    @Test
    void triesNoMoreOftenThanItsBudgetAllows() {
        var budget = new AttemptBudget(4, 60 * Times.SECOND_NS);
        try (var venue = new TestVenue(Peer::disconnect, (_, _) -> {});
                var socket = start(plan(venue.uri()), budget)) {
            Eventually.holds(() -> socket.health().attempts() == 4, this::told);
            Eventually.staysFor(300 * Times.MILLI_NS, () -> venue.connections() <= 4, this::told);
        }
    }

    @Test
    void comesBackWhenAVenueIsGoneForAWhile() {
        URI uri;
        try (var venue = new TestVenue(_ -> {}, (_, _) -> {})) {
            uri = venue.uri();
        }
        try (var socket = start(plan(uri))) {
            Eventually.holds(() -> socket.health().attempts() >= 3, this::told);
            assertEquals(0, socket.health().connections());
            assertTrue(socket.health().lastEnd().startsWith("cannot connect"));
        }
    }

    @Test
    void beginsAnewAfterAFaultOfItsDialogueAndSaysThatTheConnectionIsGone() {
        var dialogue = new Faulty(2);
        try (var venue = new TestVenue(_ -> {}, (peer, text) -> peer.send("re " + text));
                var socket = start(plan(venue.uri()).withDialogue(dialogue))) {
            Eventually.holds(() -> traffic.last().equals("re change"), this::told);
            assertEquals(1, traffic.count("-2 fault: IllegalStateException"), this::told);
            assertEquals(ConnectionHealth.State.OPEN, socket.health().state());
            Eventually.holds(() -> venue.open() == 1, this::told);
        }
    }

    private static void pong(Peer peer, String text) {
        if (text.equals("PING")) {
            peer.send("PONG");
        }
    }

    private String told() {
        return traffic.news().toString();
    }

    private SupervisedSocket start(SocketPlan plan) {
        return start(plan, new AttemptBudget(10_000, Times.MINUTE_NS));
    }

    private SupervisedSocket start(SocketPlan plan, AttemptBudget budget) {
        var lives = new AtomicInteger();
        var shared = new Sockets(client, VenueClock.wall(), budget, lives::incrementAndGet);
        return SupervisedSocket.start(plan, traffic, shared);
    }

    static SocketPlan plan(URI uri) {
        return new SocketPlan(
                "test",
                uri,
                () -> List.of("hello"),
                Keepalive.NONE,
                0,
                0,
                250_000,
                new Retry(2 * Times.MILLI_NS, 20 * Times.MILLI_NS, 2 * Times.SECOND_NS),
                new Seed(1));
    }

    private static SocketPlan silentAfter(SocketPlan plan, long ms) {
        return new SocketPlan(
                plan.name(),
                plan.uri(),
                plan.dialogue(),
                new Keepalive("PING", 20 * Times.MILLI_NS),
                ms * Times.MILLI_NS,
                0,
                plan.messageBytesMax(),
                plan.backoff(),
                plan.seed());
    }

    /// Has another change while the first is being said, and eats the wake-up as sending might.
    private static final class Overtaken implements Dialogue {
        private volatile @Nullable SupervisedSocket socket; // null until it is to begin
        private boolean late;

        @Override
        public List<String> opening() {
            return List.of("hello");
        }

        @Override
        public List<String> changes() {
            SupervisedSocket nudged = socket;
            if (nudged != null) {
                socket = null;
                late = true;
                nudged.nudge();
                LockSupport.parkNanos(1);
                return List.of("change");
            }
            List<String> texts = late ? List.of("late change") : List.of();
            late = false;
            return texts;
        }
    }

    /// Fails once before a connection speaks and once on an open one.
    private static final class Faulty implements Dialogue {
        private int faults;

        private Faulty(int faults) {
            this.faults = faults;
        }

        @Override
        public List<String> opening() {
            failWhile(2);
            return List.of("hello");
        }

        @Override
        public List<String> changes() {
            failWhile(1);
            return List.of("change");
        }

        private void failWhile(int left) {
            if (faults == left) {
                faults--;
                throw new IllegalStateException("a fault of the dialogue");
            }
        }
    }

    private static final class Countdown implements Dialogue {
        private volatile boolean more;

        @Override
        public List<String> opening() {
            return List.of("hello");
        }

        @Override
        public List<String> changes() {
            if (!more) {
                return List.of();
            }
            more = false;
            return List.of("change");
        }
    }
}
