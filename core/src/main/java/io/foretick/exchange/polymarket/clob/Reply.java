package io.foretick.exchange.polymarket.clob;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An HTTP answer: a status and a JSON body.
record Reply(int status, JsonNode body) {

    static final String NO_BOOK = "No orderbook exists for the requested token id";

    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }

    /// A refusal in the venue's words: 404 if they say "not found", 401 if "unauthorized".
    static Reply error(int status, String text) {
        return new Reply(status, object().put("error", text));
    }

    static Reply badRequest(String text) {
        return error(400, text);
    }

    static Reply notFound(String text) {
        return error(404, text);
    }

    static Reply noBook() {
        return notFound(NO_BOOK);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
