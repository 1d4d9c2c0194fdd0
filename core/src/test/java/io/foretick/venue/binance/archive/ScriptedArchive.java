package io.foretick.venue.binance.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.foretick.base.Sha256;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A server of one file and its digest on loopback, with tags and ranges as S3 has them, that
/// spoils its next answers as a test tells it.
final class ScriptedArchive implements AutoCloseable {

    private static final String SPOILT_DIGEST = "0".repeat(64);

    private final String fileName;
    private final HttpServer server;
    private final Queue<Spoilt> spoilt = new ConcurrentLinkedQueue<>();
    private final AtomicLong bodyBytesSent = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger spoiltChecksums = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Version version = new Version(new byte[0], "");
    private volatile boolean ranges = true;

    ScriptedArchive(String fileName) {
        this.fileName = fileName;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static final class Version {

        private final byte[] content;
        private final String tag;

        Version(byte[] content, String tag) {
            this.content = content;
            this.tag = tag;
        }
    }

    /// How an answer for the file goes wrong.
    ///
    /// @param status instead of it, 0 for none
    /// @param bytes after which it ends
    /// @param stalls whether it then stays open
    private record Spoilt(int status, String retryAfter, int bytes, boolean stalls) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void publish(byte[] content, String tag) {
        version = new Version(content, tag);
    }

    void cutNextAfter(int bytes) {
        spoilt.add(new Spoilt(0, "", bytes, false));
    }

    void stallNextAfter(int bytes) {
        spoilt.add(new Spoilt(0, "", bytes, true));
    }

    void answerNext(int status, String retryAfter) {
        spoilt.add(new Spoilt(status, retryAfter, 0, false));
    }

    void withoutRanges() {
        ranges = false;
    }

    void spoilChecksums(int count) {
        spoiltChecksums.set(count);
    }

    byte[] content() {
        return version.content;
    }

    String sha256() {
        return Sha256.hex(version.content);
    }

    long bodyBytesSent() {
        return bodyBytesSent.get();
    }

    /// Requests for the file.
    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.endsWith("/" + fileName + ".CHECKSUM")) {
                boolean spoil = spoiltChecksums.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                String digest = spoil ? SPOILT_DIGEST : sha256();
                byte[] text = (digest + "  " + fileName + "\n").getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            } else if (path.endsWith("/" + fileName)) {
                requests.incrementAndGet();
                sendFile(exchange, version, spoilt.poll());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void sendFile(HttpExchange exchange, Version now, @Nullable Spoilt how)
            throws IOException {
        if (how != null && how.status != 0) {
            if (!how.retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", how.retryAfter);
            }
            exchange.sendResponseHeaders(how.status, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", now.tag);
        int from = start(exchange, now);
        int total = now.content.length;
        if (from >= total) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + total);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (total - 1) + "/" + total);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, total - from);
        int count = how == null ? total - from : Math.min(how.bytes, total - from - 1);
        OutputStream body = exchange.getResponseBody();
        body.write(now.content, from, count);
        body.flush();
        bodyBytesSent.addAndGet(count);
        if (how != null && how.stalls) {
            awaitClosing();
        }
    }

    private int start(HttpExchange exchange, Version now) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        if (!ranges || range == null || (condition != null && !condition.equals(now.tag))) {
            return 0;
        }
        return Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
