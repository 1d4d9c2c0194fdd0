package io.foretick.report.direction;

import io.foretick.base.Checks;

/// How rows come to the disk.
///
/// @param flush when rows are handed to the system
/// @param bytesMax size at which a file is put aside and begun anew
public record FileSettings(Flush flush, long bytesMax) {

    /// When rows are handed to the system, which keeps them from then on whatever becomes of the
    /// process.
    public enum Flush {
        /// Each by itself.
        EACH_LINE,
        /// All of a candle together.
        EACH_CANDLE
    }

    /// For live runs: a kill loses at most one line.
    public static final FileSettings LIVE =
            new FileSettings(Flush.EACH_LINE, LineFile.USUAL_BYTES_MAX);

    /// For replays, which can be made again.
    public static final FileSettings REPLAY =
            new FileSettings(Flush.EACH_CANDLE, LineFile.USUAL_BYTES_MAX);

    public FileSettings {
        Checks.positive(bytesMax, "bytesMax");
    }
}
