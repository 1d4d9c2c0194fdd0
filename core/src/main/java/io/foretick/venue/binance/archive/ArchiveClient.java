package io.foretick.venue.binance.archive;

import io.foretick.base.Seed;
import io.foretick.venue.VenueClock;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;

/// Fetches files of the public archive into a store, and what their digests are. For any number of
/// threads that may block, each with another file.
public final class ArchiveClient {

    /// The archive as Binance runs it.
    public static final String PUBLIC_URL = "https://data.binance.vision";

    /// @param clock of the server; simulated ones may run faster
    /// @param baseUrl without a path
    /// @param store downloads go to `.downloads` in it, what is refused to `quarantine`
    /// @param seed of the waits between attempts
    public ArchiveClient(
            HttpClient http, VenueClock clock, String baseUrl, Path store, Seed seed) {}

    /// Fetches a file, and goes on with what an earlier attempt has left of it.
    ///
    /// @throws IOException if the store cannot be written
    public Fetched fetch(TradeArchive archive, TransferProgress progress)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /// The digest of a file as it is published now.
    public Checksum checksum(TradeArchive archive) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
