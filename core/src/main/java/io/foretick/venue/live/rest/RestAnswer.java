package io.foretick.venue.live.rest;

/// What became of a question to a REST side.
public sealed interface RestAnswer {

    /// The venue has answered.
    ///
    /// @param body only to be read
    /// @param usedWeight what Binance counts against our address this minute; 0 elsewhere
    record Body(byte[] body, long usedWeight) implements RestAnswer {}

    /// The venue does not have it: 404, or 422 beyond its last page.
    record Missing() implements RestAnswer {}

    /// The venue wants to be left alone.
    ///
    /// @param waitNs for how long, in wall time
    record Busy(int status, long waitNs) implements RestAnswer {}

    /// No answer of use; the question may be asked again.
    record Failed(String reason) implements RestAnswer {}
}
