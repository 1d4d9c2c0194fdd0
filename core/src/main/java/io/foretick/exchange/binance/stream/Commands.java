package io.foretick.exchange.binance.stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// The control messages of a client: `SUBSCRIBE` and its like. Each is answered in the order it
/// came.
final class Commands {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ID_LENGTH_MAX = 36;
    private static final String METHODS =
            "SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY";

    private Commands() {}

    /// Does what a message asks for.
    ///
    /// @return the answer
    static String answer(Client client, String message) {
        JsonNode request;
        try {
            request = MAPPER.readTree(message);
        } catch (JacksonException e) {
            return error(3, "Invalid JSON: expected value at line 1 column 1", "null");
        }
        if (!request.isObject()) {
            return error(3, "Invalid JSON: expected value at line 1 column 1", "null");
        }
        JsonNode id = request.path("id");
        if (!isId(id)) {
            return error(
                    2,
                    "Invalid request: request ID must be a 64-bit integer, a string of at most"
                            + " 36 characters, or null",
                    "null");
        }
        return answer(client, request, id.isMissingNode() ? "null" : id.toString());
    }

    private static String answer(Client client, JsonNode request, String id) {
        JsonNode method = request.path("method");
        JsonNode parameters = request.path("params");
        if (!method.isString()) {
            return error(2, "Invalid request: missing field `method`", id);
        }
        return switch (method.stringValue()) {
            case "SUBSCRIBE", "UNSUBSCRIBE" -> subscription(client, method, parameters, id);
            case "LIST_SUBSCRIPTIONS" -> result(MAPPER.valueToTree(client.streams()), id);
            case "SET_PROPERTY" -> setProperty(client, parameters, id);
            case "GET_PROPERTY" -> getProperty(client, parameters, id);
            default ->
                    error(
                            2,
                            "Invalid request: unknown variant `"
                                    + method.stringValue()
                                    + "`, expected one of "
                                    + METHODS,
                            id);
        };
    }

    private static String subscription(
            Client client, JsonNode method, JsonNode parameters, String id) {
        if (!parameters.isArray()) {
            return error(2, "Invalid request: missing field `params`", id);
        }
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : parameters) {
            if (!parameter.isString()) {
                return error(2, "Invalid request: stream name must be a string", id);
            }
            names.add(parameter.stringValue());
        }
        if (method.stringValue().equals("UNSUBSCRIBE")) {
            client.unsubscribe(names);
        } else if (!client.subscribe(names)) {
            return error(2, "Invalid request: too many parameters", id);
        }
        return "{\"result\":null,\"id\":" + id + "}";
    }

    private static String setProperty(Client client, JsonNode parameters, String id) {
        if (!parameters.path(0).isString()) {
            return error(2, "Invalid request: property name must be a string", id);
        }
        if (!parameters.path(0).stringValue().equals("combined")) {
            return error(0, "Unknown property", id);
        }
        if (!parameters.path(1).isBoolean()) {
            return error(1, "Invalid value type: expected Boolean", id);
        }
        client.setCombined(parameters.path(1).booleanValue());
        return "{\"result\":null,\"id\":" + id + "}";
    }

    private static String getProperty(Client client, JsonNode parameters, String id) {
        if (!parameters.path(0).isString()) {
            return error(2, "Invalid request: property name must be a string", id);
        }
        return parameters.path(0).stringValue().equals("combined")
                ? "{\"result\":" + client.combined() + ",\"id\":" + id + "}"
                : error(0, "Unknown property", id);
    }

    private static boolean isId(JsonNode id) {
        return id.isMissingNode()
                || id.isNull()
                || (id.isIntegralNumber() && id.canConvertToLong())
                || (id.isString() && id.stringValue().length() <= ID_LENGTH_MAX);
    }

    private static String result(JsonNode value, String id) {
        return "{\"result\":" + value + ",\"id\":" + id + "}";
    }

    private static String error(int code, String text, String id) {
        JsonNode message = MAPPER.getNodeFactory().stringNode(text);
        return "{\"error\":{\"code\":" + code + ",\"msg\":" + message + "},\"id\":" + id + "}";
    }
}
