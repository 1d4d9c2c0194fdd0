package io.foretick.venue.live.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.socket.SocketPlan.Keepalive;
import io.foretick.venue.live.socket.SocketPlan.Retry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What happens below the level of messages.
final class RawSocketTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final RecordedTraffic traffic = new RecordedTraffic();
    private RawVenue venue;

    @BeforeEach
    void open() throws IOException {
        venue = new RawVenue();
    }

    @AfterEach
    void close() throws IOException {
        venue.close();
        client.shutdownNow();
    }

    @Test
    void answersAPingWithAPongOfTheSamePayload() throws IOException {
        try (var _ = start(0)) {
            venue.shakeHands();
            assertEquals("hello", text(venue.read()));
            venue.frame(0x89, ascii("ping me"));
            byte[] pong = venue.read();
            assertEquals(RawVenue.PONG, pong[0] & 0xff);
            assertEquals("ping me", text(pong));
        }
    }

    @Test
    void putsFragmentsTogetherWithAPingBetweenThem() throws IOException {
        try (var _ = start(0)) {
            venue.shakeHands();
            venue.read();
            venue.frame(0x01, ascii("one "));
            venue.frame(0x89, ascii("?"));
            venue.frame(0x00, ascii("two "));
            venue.frame(0x80, ascii("three"));
            Eventually.holds(() -> traffic.messages() == 1, this::told);
            assertEquals("one two three", traffic.last());
            assertArrayEquals(new byte[] {(byte) RawVenue.PONG, '?'}, venue.read());
        }
    }

    @Test
    void replacesAConnectionThatBreaksTheEncoding() throws IOException {
        try (var _ = start(0)) {
            venue.shakeHands();
            venue.read();
            venue.frame(RawVenue.TEXT, new byte[] {'a', (byte) 0xff, (byte) 0xfe});
            venue.shakeHands();
            assertEquals("hello", text(venue.read()));
            assertEquals(0, traffic.messages());
        }
    }

    @Test
    void replacesAConnectionThatIsOpenAndDead() throws IOException {
        try (var _ = start(150)) {
            venue.shakeHands();
            venue.read();
            venue.shakeHands();
            assertEquals("hello", text(venue.read()));
            assertEquals(1, traffic.count("-1 no data"), this::told);
        }
    }

    @Test
    void givesUpAHandshakeThatIsNeverAnswered() throws IOException {
        try (var socket = start(0)) {
            venue.accept();
            venue.shakeHands();
            assertEquals("hello", text(venue.read()));
            Eventually.holds(() -> socket.health().connections() == 1, this::told);
            assertTrue(socket.health().attempts() >= 2);
            assertEquals(List.of("+2"), traffic.news());
        }
    }

    private String told() {
        return traffic.news().toString();
    }

    private SupervisedSocket start(long staleMs) {
        SocketPlan usual = SupervisedSocketTest.plan(venue.uri());
        var plan =
                new SocketPlan(
                        usual.name(),
                        usual.uri(),
                        usual.dialogue(),
                        Keepalive.NONE,
                        staleMs * Times.MILLI_NS,
                        0,
                        usual.messageBytesMax(),
                        new Retry(2 * Times.MILLI_NS, 20 * Times.MILLI_NS, 500 * Times.MILLI_NS),
                        usual.seed());
        var lives = new AtomicInteger();
        var budget = new AttemptBudget(10_000, Times.MINUTE_NS);
        return SupervisedSocket.start(
                plan,
                traffic,
                new Sockets(client, VenueClock.wall(), budget, lives::incrementAndGet));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] frame) {
        return new String(frame, 1, frame.length - 1, StandardCharsets.US_ASCII);
    }
}
