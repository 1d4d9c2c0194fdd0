package io.foretick.history.proof;

/// A time without trades that is longer than the verifier's limit: `[fromSecond, endSecond)`.
public record Gap(Kind kind, long fromSecond, long endSecond) {

    /// Why nothing was traded.
    public enum Kind {
        /// The ids go on without a hole: there was nothing to trade, or the exchange stood still.
        HALT,
        /// Ids are missing: trades were lost.
        HOLE,
        /// Nothing follows yet that could tell.
        OPEN
    }

    /// How long.
    public long seconds() {
        return endSecond - fromSecond;
    }
}
