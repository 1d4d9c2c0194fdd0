package io.foretick.venue.binance.archive;

/// Hears how far a download is. Called on the thread that receives, now and then.
@FunctionalInterface
public interface TransferProgress {

    /// Nobody listens.
    TransferProgress NONE = (_, _) -> {};

    /// Stands for a size that the server has not told.
    long UNKNOWN_BYTES = -1;

    /// So much is here now.
    ///
    /// @param bytes that are here, those of an earlier attempt included
    /// @param totalBytes of the whole file, or [#UNKNOWN_BYTES]
    void at(long bytes, long totalBytes);
}
