package io.foretick.venue.bybit.rest;

import tools.jackson.databind.JsonNode;

/// What became of one question to Bybit.
sealed interface Reply {

    /// The venue has answered.
    ///
    /// @param serverTimeNs the venue's time when it did
    record Result(JsonNode result, long serverTimeNs) implements Reply {}

    /// The venue wants to be left alone.
    ///
    /// @param waitNs for how long, in wall time
    record Busy(long waitNs, String reason) implements Reply {}

    /// No answer of use came; the same question may be asked again.
    record Failed(String reason) implements Reply {}

    /// The same question would be refused again.
    record Refused(String reason) implements Reply {}
}
