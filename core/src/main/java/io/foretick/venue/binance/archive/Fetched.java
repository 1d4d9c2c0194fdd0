package io.foretick.venue.binance.archive;

import java.nio.file.Path;

/// What became of the wish for a file of the archive.
public sealed interface Fetched {

    /// It is here, and its digest is the published one; whoever asked deletes it after use.
    ///
    /// @param sha256 in lower case hexadecimal
    record Found(Path zip, String sha256, long sizeBytes) implements Fetched {}

    /// The archive does not have it (yet).
    record Absent() implements Fetched {}

    /// Its digest was wrong each time; the last download was put aside.
    ///
    /// @param zip where it lies now, its reason beside it
    record Quarantined(Path zip, String reason) implements Fetched {}

    /// The server gave nothing of use within the attempts that are allowed. What has arrived is
    /// kept, and the next fetch goes on from there.
    record Failed(String reason) implements Fetched {}
}
