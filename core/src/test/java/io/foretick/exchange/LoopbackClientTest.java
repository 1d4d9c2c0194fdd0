package io.foretick.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class LoopbackClientTest {

    /// Says everything twice, and leaves when told to.
    private static final PeerHandler TWICE =
            new PeerHandler() {
                @Override
                public void opened(Peer peer) {}

                @Override
                public void received(Peer peer, String text) {
                    if (text.equals("leave")) {
                        peer.disconnect();
                    } else {
                        peer.send(text);
                        peer.send(text);
                    }
                }

                @Override
                public void closed(Peer peer) {}
            };

    private final LoopbackServer server =
            LoopbackServer.start(
                    "test",
                    0,
                    Faults.NONE,
                    config -> LoopbackServer.webSocket(config, "/ws", "test", Faults.NONE, TWICE));
    private final LoopbackClient client = new LoopbackClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aTextThatWasTakenIsStillThereToBeLookedAt() throws InterruptedException {
        try (var inbox = client.connect(server.webSocketUrl() + "/ws")) {
            inbox.send("one");
            assertEquals("one", inbox.nextText());
            inbox.awaitTexts(2);
            assertEquals(List.of("one", "one"), inbox.texts());
            inbox.send("two");
            assertEquals("one", inbox.nextText());
            assertEquals("two", inbox.nextText());
            assertEquals("two", inbox.awaitPart("w"));
        }
    }

    @Test
    void tellsAnOpenSocketFromOneThatIsGone() {
        try (var inbox = client.connect(server.webSocketUrl() + "/ws")) {
            assertEquals(LoopbackClient.Inbox.OPEN, inbox.closeCode());
            inbox.send("leave");
            inbox.awaitClosed();
        }
    }
}
