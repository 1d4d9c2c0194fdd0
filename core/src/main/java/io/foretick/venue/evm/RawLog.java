package io.foretick.venue.evm;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;

/// A log as a node gives it, before its data is read.
///
/// @param second of its block, or [#UNTOLD]
record RawLog(long block, int log, long second, List<String> topics, String data) {

    /// The time of many nodes' logs is known by their block alone.
    static final long UNTOLD = -1;

    /// @param pool address in lower case
    /// @throws IllegalArgumentException if it is not what it should be, or of another contract
    static RawLog of(JsonNode json, String pool) {
        String address = json.path("address").asString("").toLowerCase(Locale.ROOT);
        if (!address.equals(pool)) {
            throw new IllegalArgumentException("it is of the contract '" + address + "'");
        }
        if (json.path("removed").asBoolean(false)) {
            throw new IllegalArgumentException("it was removed from the chain");
        }
        JsonNode time = json.path("blockTimestamp");
        return new RawLog(
                Quantities.whole(json.path("blockNumber"), "blockNumber"),
                Math.toIntExact(Quantities.whole(json.path("logIndex"), "logIndex")),
                time.isString() ? Quantities.whole(time, "blockTimestamp") : UNTOLD,
                json.path("topics").valueStream().map(topic -> topic.asString("")).toList(),
                json.path("data").asString(""));
    }

    boolean knowsItsTime() {
        return second != UNTOLD;
    }
}
