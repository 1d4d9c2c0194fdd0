package io.foretick.venue.binance.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One wish for a file, from its published digest to the file. Owned by the thread that fetches.
///
/// How it works: rounds of digest and download. The digest is asked for again in each, since a file
/// may be issued anew in between, and a file that fits it by then is not downloaded twice.
final class Fetch {

    private static final int ROUNDS = 3;
    private static final String NOT_HERE = "";

    private final ArchiveClient client;
    private final DownloadFolder folder;
    private final TradeArchive archive;
    private final TransferProgress progress;
    private final Path part;
    private final Attempts attempts;
    private String sha256 = NOT_HERE; // of a part that is whole

    Fetch(
            ArchiveClient client,
            DownloadFolder folder,
            TradeArchive archive,
            TransferProgress progress) {
        this.client = client;
        this.folder = folder;
        this.archive = archive;
        this.progress = progress;
        this.part = folder.part(archive);
        this.attempts = client.attempts(archive);
    }

    Fetched run() throws IOException, InterruptedException {
        folder.create();
        String wanted = "";
        for (int round = 0; round < ROUNDS && (round == 0 || attempts.again()); round++) {
            switch (client.checksum(archive, attempts)) {
                case Checksum.Known(String digest) -> wanted = digest;
                case Checksum.Absent _ -> {
                    return new Fetched.Absent();
                }
                case Checksum.Failed(String reason) -> {
                    return new Fetched.Failed(reason);
                }
            }
            Optional<Fetched> fetched = fetch(wanted);
            if (fetched.isPresent()) {
                return fetched.get();
            }
        }
        return quarantined(wanted);
    }

    /// One round.
    ///
    /// @return empty if the file has another digest
    private Optional<Fetched> fetch(String wanted) throws IOException, InterruptedException {
        if (isWhole(wanted)) {
            return Optional.of(found(folder.whole(archive), wanted));
        }
        if (!sha256.equals(wanted)) {
            Optional<Fetched> failed = download();
            if (failed.isPresent()) {
                return failed;
            }
        }
        return sha256.equals(wanted)
                ? Optional.of(found(folder.publish(archive), wanted))
                : Optional.empty();
    }

    /// Gets the file whole, anew if it was here.
    ///
    /// @return what became of it if that failed
    private Optional<Fetched> download() throws IOException, InterruptedException {
        if (!sha256.equals(NOT_HERE)) {
            PartFile.delete(part);
            sha256 = NOT_HERE;
        }
        return switch (client.download(archive, part, attempts, progress)) {
            case Download.End.Complete _ -> {
                sha256 = DownloadFolder.sha256(part);
                yield Optional.empty();
            }
            case Download.End.Absent _ -> Optional.of(new Fetched.Absent());
            case Download.End.Busy _ -> throw new IllegalStateException("busy is waited for");
            case Download.End.Broken(String reason) -> Optional.of(new Fetched.Failed(reason));
        };
    }

    /// Whether an earlier fetch got it, and it was not used.
    private boolean isWhole(String wanted) throws IOException {
        Path whole = folder.whole(archive);
        if (!Files.exists(whole)) {
            return false;
        }
        if (DownloadFolder.sha256(whole).equals(wanted)) {
            return true;
        }
        Files.delete(whole);
        return false;
    }

    private static Fetched found(Path zip, String sha256) throws IOException {
        return new Fetched.Found(zip, sha256, Files.size(zip));
    }

    private Fetched quarantined(String wanted) throws IOException {
        String reason = "its SHA-256 is " + sha256 + ", but CHECKSUM says " + wanted;
        return new Fetched.Quarantined(folder.quarantine(archive, reason), reason);
    }
}
