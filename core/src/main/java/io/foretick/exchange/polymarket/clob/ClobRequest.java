package io.foretick.exchange.polymarket.clob;

import io.javalin.http.Context;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.Objects;

/// What a handler reads of an HTTP request. Absent values are empty.
final class ClobRequest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Context context;

    ClobRequest(Context context) {
        this.context = context;
    }

    /// In upper case.
    String method() {
        return context.method().name();
    }

    /// Without host and query.
    String path() {
        return context.path();
    }

    String header(String name) {
        return Objects.requireNonNullElse(context.header(name), "");
    }

    String query(String name) {
        return Objects.requireNonNullElse(context.queryParam(name), "");
    }

    String segment(String name) {
        return context.pathParam(name);
    }

    /// Exactly as it came.
    String body() {
        return context.body();
    }

    /// The body as JSON; missing if it is none.
    JsonNode json() {
        try {
            return JSON.readTree(context.body());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
