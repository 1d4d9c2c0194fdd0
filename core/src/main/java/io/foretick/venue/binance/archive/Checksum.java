package io.foretick.venue.binance.archive;

/// What the archive says of a file's digest.
public sealed interface Checksum {

    /// The digest of the zip as it is published now.
    ///
    /// @param sha256 in lower case hexadecimal
    record Known(String sha256) implements Checksum {}

    /// The archive does not have the file (yet).
    record Absent() implements Checksum {}

    /// The server gave nothing of use within the attempts that are allowed.
    record Failed(String reason) implements Checksum {}
}
