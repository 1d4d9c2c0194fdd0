package io.foretick.venue.live.rest;

/// What became of a question to a REST side.
public sealed interface RestAnswer {

    /// The venue has answered.
    final class Body implements RestAnswer {
        private final byte[] bytes;
        private final long usedWeight;

        Body(byte[] bytes, long usedWeight) {
            this.bytes = bytes;
            this.usedWeight = usedWeight;
        }

        /// The answer; only to be read.
        public byte[] bytes() {
            return bytes;
        }

        /// What Binance counts against our address this minute; 0 elsewhere.
        public long usedWeight() {
            return usedWeight;
        }
    }

    /// The venue does not have it: 404, or 422 beyond its last page.
    record Missing() implements RestAnswer {}

    /// The venue wants to be left alone.
    ///
    /// @param waitNs for how long, in wall time
    record Busy(int status, long waitNs) implements RestAnswer {}

    /// No answer of use; the question may be asked again, unless the venue has refused it.
    ///
    /// @param status of the answer, 0 if none came
    record Failed(int status, String reason) implements RestAnswer {

        /// Whether the same question would be refused again.
        public boolean isRefused() {
            return status >= 400 && status < 500;
        }
    }
}
