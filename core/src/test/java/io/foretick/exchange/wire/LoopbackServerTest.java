package io.foretick.exchange.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.LoopbackClient.Answer;
import io.foretick.exchange.LoopbackClient.Inbox;
import io.javalin.http.NotFoundResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

class LoopbackServerTest {

    private final Recorder recorder = new Recorder();
    private final LoopbackServer server =
            LoopbackServer.start(
                    "test_ws",
                    0,
                    Faults.NONE,
                    config -> {
                        config.routes.get("/fine", context -> context.result("fine"));
                        config.routes.get(
                                "/missing",
                                _ -> {
                                    throw new NotFoundResponse("no such market");
                                });
                        config.routes.get(
                                "/bug",
                                _ -> {
                                    throw new IllegalStateException("book crossed");
                                });
                        LoopbackServer.webSocket(
                                config, "/ws/{stream}", "test_ws", Faults.NONE, recorder);
                    });
    private final LoopbackClient client = new LoopbackClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void givesAHandlersExceptionAsAnAnswerAndCountsIt() throws Exception {
        Answer answer = client.get(server.httpUrl() + "/bug");
        assertEquals(500, answer.status());
        assertTrue(answer.text().contains("book crossed"), answer.text());
        assertEquals(1, server.counts().failures());
    }

    @Test
    void leavesAnIntendedErrorAnswerAlone() throws Exception {
        Answer answer = client.get(server.httpUrl() + "/missing");
        assertEquals(404, answer.status());
        assertTrue(answer.text().contains("no such market"), answer.text());
        assertEquals(0, server.counts().failures());
    }

    @Test
    void countsRequests() throws Exception {
        client.get(server.httpUrl() + "/fine");
        client.get(server.httpUrl() + "/nowhere");
        assertEquals(2, server.counts().requests());
    }

    @Test
    void refusesTheUpgradeOfAnUnknownPath() {
        var refused =
                assertThrows(
                        CompletionException.class,
                        () -> client.connect(server.webSocketUrl() + "/nowhere"));
        assertTrue(String.valueOf(refused.getCause()).contains("WebSocketHandshake"));
    }

    @Test
    void showsPathAndQueryOfAPeer() {
        client.connect(server.webSocketUrl() + "/ws/btcusdt@trade?timeUnit=us");
        LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
        Peer peer = recorder.peers.getFirst();
        assertEquals("btcusdt@trade", peer.path("stream"));
        assertEquals("us", peer.query("timeUnit"));
        assertEquals("", peer.query("absent"));
        assertThrows(IllegalArgumentException.class, () -> peer.path("absent"));
    }

    @Test
    void keepsTheOrderOfAThreadsFrames() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
        for (int i = 0; i < 2_000; i++) {
            recorder.peers.getFirst().send("frame " + i);
        }
        inbox.awaitTexts(2_000);
        for (int i = 0; i < 2_000; i++) {
            assertEquals("frame " + i, inbox.texts().get(i));
        }
        assertEquals(2_000, server.counts().framesSent());
    }

    @Test
    void showsTheAnswerToAPing() {
        client.connect(server.webSocketUrl() + "/ws/a");
        LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
        recorder.peers.getFirst().ping("1790000000000".getBytes(StandardCharsets.UTF_8));
        LoopbackClient.await("the pong is there", () -> !recorder.pongs.isEmpty());
        assertEquals("1790000000000", recorder.pongs.getFirst());
    }

    @Test
    void answersTheClientsPing() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        inbox.ping();
        LoopbackClient.await("the pong is there", () -> inbox.pongs() == 1);
        assertEquals(List.of(), recorder.pongs);
    }

    @Test
    void letsNothingPassOnceFrozenAndStaysOpen() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
        Peer peer = recorder.peers.getFirst();
        inbox.send("before");
        LoopbackClient.await("the text is there", () -> recorder.texts.contains("before"));
        peer.freeze();
        inbox.send("after");
        inbox.ping();
        peer.send("lost");
        Inbox other = client.connect(server.webSocketUrl() + "/ws/b");
        other.send("other");
        LoopbackClient.await("the server goes on", () -> recorder.texts.contains("other"));
        assertEquals(List.of("before", "other"), recorder.texts);
        assertEquals(List.of(), inbox.texts());
        assertEquals(0, inbox.pongs());
        assertEquals(Inbox.OPEN, inbox.closeCode());
        peer.disconnect();
        inbox.awaitClosed();
    }

    @Test
    void closesTheSocketWhoseHandlerThrowsAndCountsIt() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        inbox.send("throw");
        LoopbackClient.await("it is closed", () -> inbox.closeCode() == 1011);
        assertEquals(1, server.counts().failures());
    }

    @Test
    void tellsOfAPeersEndOnce() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
        inbox.abort();
        LoopbackClient.await("the end is there", () -> !recorder.ended.isEmpty());
        assertEquals(List.of("a"), recorder.ended);
        assertEquals(0, server.counts().peersOpen());
        assertEquals(1, server.counts().peersOpened());
    }

    @Test
    void mayDropAPeerFromItsOwnHandler() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        inbox.send("drop me");
        inbox.awaitClosed();
        LoopbackClient.await("the end is there", () -> !recorder.ended.isEmpty());
        assertEquals(List.of("drop me"), recorder.texts);
        assertEquals(0, server.counts().failures());
    }

    @Test
    void cutsAPeerThatDoesNotRead() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            upgradeByHand(socket);
            LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
            Peer peer = recorder.peers.getFirst();
            String large = "x".repeat(1 << 20);
            LoopbackClient.await(
                    "the peer is cut",
                    () -> {
                        peer.send(large);
                        return !peer.isOpen();
                    });
            assertEquals(1, server.counts().slowPeersCut());
        }
    }

    private static void upgradeByHand(Socket socket) throws IOException {
        String request =
                """
                GET /ws/slow HTTP/1.1\r
                Host: 127.0.0.1\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                \r
                """;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream answer = socket.getInputStream();
        assertEquals("HTTP/1.1 101", new String(answer.readNBytes(12), StandardCharsets.US_ASCII));
    }

    @Test
    void closesItsPeersAndStopsAtOnce() {
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws/a");
        LoopbackClient.await("the peer is there", () -> !recorder.peers.isEmpty());
        long startNs = System.nanoTime();
        server.close();
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        LoopbackClient.await("it is closed", () -> inbox.closeCode() == 1001);
        assertTrue(tookMs < 2_000, () -> "took " + tookMs + " ms");
    }

    private static final class Recorder implements PeerHandler {

        private final List<Peer> peers = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<String> pongs = new CopyOnWriteArrayList<>();
        private final List<String> ended = new CopyOnWriteArrayList<>();

        @Override
        public void opened(Peer peer) {
            peers.add(peer);
        }

        @Override
        public void received(Peer peer, String text) {
            texts.add(text);
            switch (text) {
                case "throw" -> throw new IllegalStateException("handler broke");
                case "drop me" -> peer.disconnect();
                default -> {} // only written down
            }
        }

        @Override
        public void ponged(Peer peer, byte[] payload) {
            pongs.add(new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void closed(Peer peer) {
            ended.add(peer.path("stream"));
        }
    }
}
