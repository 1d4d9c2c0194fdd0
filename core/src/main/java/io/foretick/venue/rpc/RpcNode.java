package io.foretick.venue.rpc;

import io.foretick.base.Times;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads from a node of a chain. A question that got no answer, or was turned away for the rate of
/// questions, is asked again after a while; one that the node refuses is not. Not for transactions,
/// which must not be repeated. For one thread that may block.
public final class RpcNode {

    /// Questions sent at once; most nodes take 100.
    static final int BATCH_MAX = 50;

    private static final long BODY_BYTES_MAX = 256L << 20;
    private static final int REASON_LENGTH_MAX = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI node;
    private final Patience patience;
    private long questions;

    public RpcNode(HttpClient client, URI node, Patience patience) {
        this.client = client;
        this.node = node;
        this.patience = patience;
    }

    /// A node by its whole address.
    ///
    /// @throws IOException if the address is none, without repeating it
    public static RpcNode at(HttpClient client, String url, Patience patience) throws IOException {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return new RpcNode(client, uri, patience);
            }
        } catch (IllegalArgumentException _) {
            // Its message would repeat the address, which may hold a secret.
        }
        throw new IOException("data.url must be a whole http or https address of a node");
    }

    /// How messages name it.
    public String place() {
        return "the node at " + node.getHost();
    }

    /// The `result` of a question, which may be a JSON null.
    ///
    /// @throws RefusedException if the node refuses it
    /// @throws IOException if no answer came, with the last reason
    public JsonNode ask(Question question) throws IOException {
        return result(question, answered(question.method(), question.json(++questions)));
    }

    /// The results of questions, in their order: many of them in one message, or one by one where
    /// the node takes no lists.
    ///
    /// @throws RefusedException if the node refuses one of them
    /// @throws IOException if no answer came, with the last reason
    public List<JsonNode> askAll(List<Question> all) throws IOException {
        List<JsonNode> results = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += BATCH_MAX) {
            List<Question> batch = all.subList(from, Math.min(from + BATCH_MAX, all.size()));
            if (batch.size() > 1) {
                results.addAll(batch(batch));
            } else {
                results.add(ask(batch.getFirst()));
            }
        }
        return results;
    }

    private List<JsonNode> batch(List<Question> batch) throws IOException {
        ArrayNode list = JSON.createArrayNode();
        long firstId = questions + 1;
        for (Question question : batch) {
            list.add(question.json(++questions));
        }
        JsonNode answers = answered(batch.getFirst().method(), list);
        List<JsonNode> results = new ArrayList<>(batch.size());
        if (!answers.isArray()) {
            for (Question question : batch) {
                results.add(ask(question));
            }
            return results;
        }
        Map<Long, JsonNode> byId = new HashMap<>();
        answers.forEach(answer -> byId.put(answer.path("id").asLong(0), answer));
        for (int k = 0; k < batch.size(); k++) {
            Question question = batch.get(k);
            JsonNode answer = byId.get(firstId + k);
            if (answer == null || isTooFast(answer.path("error"))) {
                results.add(ask(question));
            } else {
                results.add(result(question, answer));
            }
        }
        return results;
    }

    private JsonNode result(Question question, JsonNode answer) throws IOException {
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw new RefusedException(
                    place() + " refuses " + question.method() + ": " + reason(error));
        }
        if (!answer.has("result")) {
            throw new IOException(place() + " answers " + question.method() + " with no result");
        }
        return answer.path("result");
    }

    private static String reason(JsonNode error) {
        String text = error.path("message").asString("no reason").replaceAll("\\s+", " ").strip();
        return text.substring(0, Math.min(text.length(), REASON_LENGTH_MAX));
    }

    /// An answer of any kind, after as many attempts as it takes.
    private JsonNode answered(String method, JsonNode question) throws IOException {
        String reason = "";
        for (int failures = 1; failures <= patience.attempts(); failures++) {
            Attempt attempt = attempt(question.toString());
            if (attempt instanceof Attempt.Answered(JsonNode answer)) {
                return answer;
            }
            if (attempt instanceof Attempt.Failed(String why)) {
                reason = why;
            }
            if (failures < patience.attempts()) {
                pause(patience.waitNs(failures));
            }
        }
        throw new IOException(
                "%s does not answer %s after %d attempts: %s"
                        .formatted(place(), method, patience.attempts(), reason));
    }

    /// How one attempt ended.
    private sealed interface Attempt {
        record Answered(JsonNode answer) implements Attempt {}

        record Failed(String reason) implements Attempt {}
    }

    private Attempt attempt(String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(node)
                        .timeout(patience.timeout())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return read(
                    client.send(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofString(), BODY_BYTES_MAX)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking " + place());
        } catch (JacksonException _) {
            return new Attempt.Failed("its answer is no JSON");
        } catch (IOException e) {
            return new Attempt.Failed(e.getClass().getSimpleName());
        }
    }

    /// A refusal may come with any status, so the body decides wherever it is JSON.
    private Attempt read(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
            return new Attempt.Failed("status " + status);
        }
        JsonNode answer = JSON.readTree(response.body());
        if (isTooFast(answer.path("error"))) {
            return new Attempt.Failed(reason(answer.path("error")));
        }
        boolean whole = answer.isArray() || answer.isObject();
        return whole ? new Attempt.Answered(answer) : new Attempt.Failed("status " + status);
    }

    /// Whether the node only wants to be asked more slowly. The code for that, -32005, stands for
    /// too many results as well, so the words decide.
    private static boolean isTooFast(JsonNode error) {
        String words = error.path("message").asString("").toLowerCase(Locale.ROOT);
        return error.path("code").asInt(0) == TOO_MANY_REQUESTS
                || words.contains("rate limit")
                || words.contains("too many requests");
    }

    private void pause(long spanNs) throws InterruptedIOException {
        try {
            var _ = new CountDownLatch(1).await(spanNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "stopped while waiting for %s, %d s at most"
                            .formatted(place(), patience.waitNsMax() / Times.SECOND_NS));
        }
    }
}
