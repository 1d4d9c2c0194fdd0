package io.foretick.lab.legacydata;

import io.foretick.history.file.TargetFile;
import io.foretick.venue.rpc.Patience;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Answers of the services themselves. Each is kept in a folder, from which [SavedAnswers] can give
/// it again. Messages name the host alone.
///
/// @param folder must exist
record WebAnswers(HttpClient client, Path folder, Patience patience) implements Answers {

    private static final long BODY_BYTES_MAX = 256L << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    @Override
    public Optional<byte[]> find(Request request) throws IOException {
        HttpRequest question = question(request);
        String reason = "";
        for (int failures = 1; failures <= patience.attempts(); failures++) {
            try {
                HttpResponse<byte[]> answer = send(question);
                int status = answer.statusCode();
                if (status == OK) {
                    return Optional.of(kept(request, answer.body()));
                }
                if (status == NOT_FOUND) {
                    return Optional.empty();
                }
                reason = "status " + status;
                if (status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
                    break; // the same question would be refused again
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                reason = e.getClass().getSimpleName();
            }
            pause(failures);
        }
        throw new IOException(
                question.uri().getHost() + " does not give " + request.name() + ": " + reason);
    }

    private HttpRequest question(Request request) throws IOException {
        try {
            var question = HttpRequest.newBuilder(URI.create(request.url()));
            question.timeout(patience.timeout());
            if (!request.key().isEmpty()) {
                question.header("Authorization", "Apikey " + request.key());
            }
            if (!request.body().isEmpty()) {
                question.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request.body()));
            }
            return question.build();
        } catch (IllegalArgumentException _) { // its message would show the key or the address
            throw new IOException(
                    "the address or the key for " + request.name() + " cannot be sent");
        }
    }

    private HttpResponse<byte[]> send(HttpRequest question) throws IOException {
        try {
            return client.send(
                    question, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking " + question.uri().getHost());
        }
    }

    private byte[] kept(Request request, byte[] body) throws IOException {
        TargetFile target = TargetFile.of(folder.resolve(request.name()));
        Path unfinished = target.beside(".tmp");
        Files.write(unfinished, body);
        target.publish(unfinished);
        return body;
    }

    private void pause(int failures) throws InterruptedIOException {
        if (failures == patience.attempts()) {
            return;
        }
        try {
            var _ = new CountDownLatch(1).await(patience.waitNs(failures), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped between two questions");
        }
    }
}
