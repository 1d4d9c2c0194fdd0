package io.foretick.exchange.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.exchange.LoopbackClient;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class PongTest {

    /// Pings whoever comes and keeps what comes back.
    private static final class Pinger implements PeerHandler {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void opened(Peer peer) {
            peer.ping("17".getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void received(Peer peer, String text) {
            heard.add(text);
        }

        @Override
        public void ponged(Peer peer, byte[] payload) {
            heard.add("pong " + new String(payload, StandardCharsets.US_ASCII));
        }

        @Override
        public void closed(Peer peer) {
            heard.add("closed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain", "/rest/of/the/path", "/part/one"})
    void hearsPongsTextsAndTheEndOnEveryKindOfPath(String path) throws InterruptedException {
        var pinger = new Pinger();
        try (var server =
                        LoopbackServer.start(
                                "test",
                                0,
                                Faults.NONE,
                                config -> {
                                    for (String route :
                                            new String[] {
                                                "/plain", "/rest/<all>", "/part/{name}"
                                            }) {
                                        LoopbackServer.webSocket(
                                                config, route, "test", Faults.NONE, pinger);
                                    }
                                });
                var client = new LoopbackClient();
                var inbox = client.connect(server.webSocketUrl() + path)) {
            assertEquals("pong 17", pinger.heard.poll(10, TimeUnit.SECONDS));
            inbox.send("hello");
            assertEquals("hello", pinger.heard.poll(10, TimeUnit.SECONDS));
            inbox.close();
            assertEquals("closed", pinger.heard.poll(10, TimeUnit.SECONDS));
        }
    }
}
