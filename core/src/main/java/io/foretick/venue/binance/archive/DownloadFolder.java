package io.foretick.venue.binance.archive;

import io.foretick.base.Sha256;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/// Where a store keeps files while they are fetched: parts, whole files that wait for their use,
/// and what was put aside. Several threads, each with another file.
///
/// @param store whose folder it is
record DownloadFolder(Path store) {

    private static final int BUFFER_BYTES = 1 << 20;

    /// Makes the folder of downloads.
    void create() throws IOException {
        make(downloads());
    }

    private Path downloads() {
        return store.resolve(".downloads");
    }

    /// Where a file grows.
    Path part(TradeArchive archive) {
        return downloads().resolve(archive.zipName() + ".part");
    }

    /// Where it lies once it is whole and its digest is right.
    Path whole(TradeArchive archive) {
        return downloads().resolve(archive.zipName());
    }

    /// Makes a part the whole file, at once or not at all.
    Path publish(TradeArchive archive) throws IOException {
        Path whole = whole(archive);
        Files.move(
                part(archive),
                whole,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        PartFile.delete(part(archive));
        return whole;
    }

    /// Puts a part aside, its reason beside it, in place of what was put aside before.
    Path quarantine(TradeArchive archive, String reason) throws IOException {
        Path folder = store.resolve("quarantine");
        make(folder);
        Path aside = folder.resolve(archive.zipName());
        Files.move(part(archive), aside, StandardCopyOption.REPLACE_EXISTING);
        PartFile.delete(part(archive));
        Files.writeString(folder.resolve(archive.zipName() + ".reason.txt"), reason + "\n");
        return aside;
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new IOException("cannot make folder " + folder + ": " + why, e);
        }
    }

    /// The SHA-256 of a file in lower case hexadecimal.
    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.hex(digest);
    }
}
