package io.foretick.venue.binance.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One attempt to download a file, or the rest of it, into a [PartFile]. Owned by the thread that
/// waits for it; the client's threads write.
///
/// How it works: the server is asked for the bytes behind those that are here, if the file still
/// has the tag that they came with. It sends the rest (206), or all of it if the file has changed
/// or it knows nothing of ranges (200).
final class Download {

    /// How an attempt ended.
    sealed interface End {

        /// All bytes are here.
        record Complete() implements End {}

        /// The server does not have it.
        record Absent() implements End {}

        /// The server wants to be left alone.
        record Busy(HttpResponse<?> answer) implements End {}

        /// It broke off, or never began.
        record Broken(String reason) implements End {}
    }

    private static final Pattern RANGE =
            Pattern.compile("bytes (?:(\\d{1,18})-\\d+|\\*)/(\\d{1,18})");
    private static final long REPORT_BYTES = 1 << 20;

    private final PartFile part;
    private final TransferProgress progress;
    private final AtomicLong received = new AtomicLong(); // in this attempt
    private long totalBytes = TransferProgress.UNKNOWN_BYTES;
    private long reported;

    private Download(PartFile part, TransferProgress progress) {
        this.part = part;
        this.progress = progress;
    }

    /// Makes an attempt.
    ///
    /// @param path of the part
    /// @throws IOException if it cannot be written
    static End attempt(HttpClient http, URI uri, Path path, long stallNs, TransferProgress progress)
            throws IOException, InterruptedException {
        try (var part = PartFile.open(path)) {
            return new Download(part, progress).run(http, uri, stallNs);
        }
    }

    private End run(HttpClient http, URI uri, long stallNs)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri);
        String tag = part.tag();
        boolean resumes = part.bytes() > 0 && !tag.isEmpty();
        if (resumes) {
            request.header("Range", "bytes=" + part.bytes() + "-").header("If-Range", tag);
        }
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request.build(), this::receiver);
        try {
            return end(await(answer, stallNs));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new End.Broken(reason(cause == null ? e : cause));
        } catch (TimeoutException _) {
            return new End.Broken("nothing came for " + stallNs / 1_000_000 + " ms");
        } finally {
            answer.cancel(true);
        }
    }

    /// Waits as long as bytes come.
    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer, long stallNs)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            long before = received.get();
            try {
                return answer.get(stallNs, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (received.get() == before) {
                    throw e;
                }
            }
        }
    }

    private static String reason(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private BodySubscriber<Void> receiver(ResponseInfo info) {
        switch (info.statusCode()) {
            case 200 -> {
                part.startOver(info.headers().firstValue("ETag").orElse(""));
                totalBytes =
                        info.headers()
                                .firstValueAsLong("Content-Length")
                                .orElse(TransferProgress.UNKNOWN_BYTES);
            }
            case 206 -> {
                Matcher range = range(info);
                if (!range.matches() || !String.valueOf(part.bytes()).equals(range.group(1))) {
                    part.startOver(""); // not what was asked for: the next attempt asks for all
                    return BodySubscribers.discarding();
                }
                totalBytes = Long.parseLong(range.group(2));
            }
            default -> {
                return BodySubscribers.discarding();
            }
        }
        return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::receive));
    }

    private static Matcher range(ResponseInfo info) {
        return RANGE.matcher(info.headers().firstValue("Content-Range").orElse(""));
    }

    private void receive(byte[] bytes) {
        part.append(ByteBuffer.wrap(bytes));
        if (part.failed()) {
            throw new IllegalStateException("the file cannot be written"); // ends the transfer
        }
        received.addAndGet(bytes.length);
        long here = part.bytes();
        if (here == totalBytes || here - reported >= REPORT_BYTES) {
            reported = here;
            progress.at(here, totalBytes);
        }
    }

    private End end(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        if (Quiet.isAskedBy(status)) {
            return new End.Busy(answer);
        }
        return switch (status) {
            case 200, 206 -> complete(totalBytes);
            case 404 -> new End.Absent();
            case 416 -> nothingLeft(answer);
            default -> new End.Broken("status " + status);
        };
    }

    private End complete(long total) {
        if (total == part.bytes() || total == TransferProgress.UNKNOWN_BYTES) {
            return new End.Complete();
        }
        return new End.Broken(part.bytes() + " bytes of " + total + " came");
    }

    /// The server has no byte behind those that are here: they are all, or of another version.
    private End nothingLeft(HttpResponse<Void> answer) {
        Matcher range = RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
        if (range.matches() && String.valueOf(part.bytes()).equals(range.group(2))) {
            return new End.Complete();
        }
        part.startOver("");
        return new End.Broken("the server has fewer bytes than came before");
    }
}
