package io.foretick.venue.polymarket.chain;

import io.foretick.venue.VenueException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a node of the chain, one question at a time, and repeats none. Messages name the node's
/// host alone, for its address may hold a secret. For threads that may block.
public final class JsonRpc {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int HEX = 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI node;
    private long questions;

    /// @param node its whole address
    public JsonRpc(HttpClient client, URI node) {
        this.client = client;
        this.node = node;
    }

    /// The `result` of a question, which may be a JSON null.
    ///
    /// @throws Unanswered if nobody knows whether the node has taken it
    /// @throws VenueException if the node refuses
    JsonNode ask(String method, JsonNode... parameters)
            throws VenueException, Unanswered, InterruptedException {
        ObjectNode question = JSON.createObjectNode();
        question.put("jsonrpc", "2.0").put("id", ++questions).put("method", method);
        var list = question.putArray("params");
        for (JsonNode parameter : parameters) {
            list.add(parameter);
        }
        JsonNode answer = post(method, question.toString());
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            String reason = error.path("message").asString("no reason");
            throw new VenueException(place() + " refuses " + method + ": " + reason);
        }
        return answer.path("result");
    }

    /// A `result` that is a number.
    BigInteger number(String method, JsonNode... parameters)
            throws VenueException, Unanswered, InterruptedException {
        return parse(method, ask(method, parameters));
    }

    /// The number that a text such as `0x1f` stands for.
    BigInteger parse(String what, JsonNode text) throws VenueException {
        String digits = text.asString("");
        try {
            return new BigInteger(digits.replaceFirst("^0x", ""), HEX);
        } catch (NumberFormatException _) {
            throw new VenueException(place() + " gives no number for " + what);
        }
    }

    private JsonNode post(String method, String body) throws Unanswered, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(node)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (JacksonException _) {
            throw new Unanswered(place() + " answers " + method + " with something else than JSON");
        } catch (IOException e) {
            throw new Unanswered(
                    place() + " does not answer " + method + ": " + e.getClass().getSimpleName());
        }
    }

    private String place() {
        return "the node at " + node.getHost();
    }

    /// A question was sent, or not, and no answer came.
    static final class Unanswered extends IOException {

        private static final long serialVersionUID = 1L;

        Unanswered(String message) {
            super(message);
        }
    }
}
