package io.foretick.venue.live.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A websocket server byte by byte, for what no library would do: it never answers, splits a
/// message, breaks the encoding, or asks for a pong. One client after the other.
final class RawVenue implements AutoCloseable {

    static final int PONG = 0x8a;
    static final int TEXT = 0x81;

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server;
    private final List<Socket> clients = new ArrayList<>();
    private Socket client = new Socket();

    RawVenue() throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws");
    }

    /// Waits for a client and lets it in.
    void shakeHands() throws IOException {
        accept();
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            request.append((char) next);
        }
        String lower = request.toString();
        int at = lower.toLowerCase(Locale.ROOT).indexOf("sec-websocket-key:");
        String key = lower.substring(at + 18, lower.indexOf("\r\n", at)).strip();
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accepted(key)
                        + "\r\n\r\n";
        write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /// Waits for a client and says nothing.
    void accept() throws IOException {
        client = server.accept();
        clients.add(client);
        client.setSoTimeout(20_000);
    }

    /// Sends a frame of less than 126 bytes.
    void frame(int head, byte[] payload) throws IOException {
        byte[] all = new byte[2 + payload.length];
        all[0] = (byte) head;
        all[1] = (byte) payload.length;
        System.arraycopy(payload, 0, all, 2, payload.length);
        write(all);
    }

    /// The next short frame of the client: its first byte in front, its payload behind.
    byte[] read() throws IOException {
        var in = new DataInputStream(client.getInputStream());
        int head = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        byte[] all = new byte[1 + length];
        all[0] = (byte) head;
        for (int k = 0; k < length; k++) {
            all[k + 1] = (byte) (payload[k] ^ mask[k % 4]);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        for (Socket accepted : clients) {
            accepted.close();
        }
        server.close();
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static String accepted(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
