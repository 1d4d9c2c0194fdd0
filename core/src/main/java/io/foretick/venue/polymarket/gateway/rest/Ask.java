package io.foretick.venue.polymarket.gateway.rest;

import java.time.Duration;

/// A request to the order book.
///
/// @param method in upper case
/// @param path from the first slash on, without the query
/// @param query with its question mark, or empty; it is not signed
/// @param body as it is sent, empty for none
/// @param timeout within which the answer must come, in wall time
public record Ask(String method, String path, String query, String body, Duration timeout) {

    /// A question.
    public static Ask get(String path, String query, Duration timeout) {
        return new Ask("GET", path, query, "", timeout);
    }

    /// Something new.
    public static Ask post(String path, String body, Duration timeout) {
        return new Ask("POST", path, "", body, timeout);
    }

    /// Something less.
    public static Ask delete(String path, String body, Duration timeout) {
        return new Ask("DELETE", path, "", body, timeout);
    }

    /// What it is, without what it holds.
    @Override
    public String toString() {
        return method + " " + path;
    }
}
