package io.foretick.exchange.binance;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A websocket client, for tests, that never says a word after its upgrade: no pong either.
final class SilentSocket implements AutoCloseable {

    private static final int CLOSE_FRAME = 0x88;
    private static final int DEADLINE_MS = 30_000;

    private final Socket socket;

    SilentSocket(String url, String path) throws IOException {
        URI address = URI.create(url);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(DEADLINE_MS);
        String upgrade =
                """
                GET %s HTTP/1.1\r
                Host: %s\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """
                        .formatted(path, address.getAuthority());
        socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads until the server ends the connection.
    ///
    /// @throws java.net.SocketTimeoutException if it does not in time
    void awaitClose() throws IOException {
        int octet = socket.getInputStream().read();
        while (octet != CLOSE_FRAME && octet >= 0) {
            octet = socket.getInputStream().read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
