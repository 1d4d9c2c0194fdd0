package io.foretick.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Speaks HTTP with a server on this machine by hand, so that every header can be forged. Answers
/// are whole texts, head included.
record RawHttp(int port, String token) {

    private static final int TIMEOUT_MS = 10_000;

    /// Asks under the server's own name.
    String ask(String method, String path, String... headers) throws IOException {
        var all = new ArrayList<>(List.of(host()));
        all.addAll(List.of(headers));
        return raw(method, path, all);
    }

    /// Reads with the token.
    String get(String path) throws IOException {
        return ask("GET", path, bearer());
    }

    /// Asks with these headers only.
    String raw(String method, String path, List<String> headers) throws IOException {
        var closing = new ArrayList<>(headers);
        closing.add("Connection: close");
        try (Socket socket = send(method, path, closing)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Opens the stream, read up to where its events begin.
    Socket openStream() throws IOException {
        Socket socket = send("GET", "/api/stream", List.of(host(), bearer()));
        String head = readUntil(socket, "retry: ");
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IOException("no stream: " + head);
        }
        return socket;
    }

    static String readUntil(Socket socket, String end) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + heard);
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    /// One header of an answer, empty if it has none of that name.
    static String header(String answer, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /// What follows an answer's head.
    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    String host() {
        return "Host: 127.0.0.1:" + port;
    }

    String bearer() {
        return "Authorization: Bearer " + token;
    }

    private Socket send(String method, String path, List<String> headers) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MS);
        String request =
                method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
