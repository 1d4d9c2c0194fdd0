package io.foretick.venue.polymarket.gateway.rest;

/// What became of a request. Holds no secret of ours.
public sealed interface Outcome {

    /// The venue has answered.
    ///
    /// @param retryAfterSeconds how long it wants to be left alone, [#NOT_SAID] if it does not say
    record Answer(int status, String body, long retryAfterSeconds) implements Outcome {

        /// The venue does not say when to come again.
        public static final long NOT_SAID = -1;
    }

    /// Nothing of it ever reached the venue.
    ///
    /// @param reason for people
    record NotSent(String reason) implements Outcome {}

    /// It may have reached the venue; no answer came.
    ///
    /// @param reason for people
    record Lost(String reason) implements Outcome {}
}
