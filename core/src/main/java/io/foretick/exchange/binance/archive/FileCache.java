package io.foretick.exchange.binance.archive;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Files that were made already, on disk in a folder of its own, which goes when it is closed. When
/// they grow beyond a limit, those that were asked for longest ago are forgotten; they can be made
/// again. Any thread; one file is made at a time.
final class FileCache implements AutoCloseable {

    /// Writes the content of a file.
    interface Maker {
        void make(OutputStream out) throws IOException;
    }

    /// A file that was made.
    ///
    /// @param sha256 of its bytes, in lower case hexadecimal
    record Made(Path path, long sizeBytes, String sha256) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Path folder;
    private final long sizeMaxBytes;
    private final Map<String, Made> made = new LinkedHashMap<>(16, 0.75f, true);
    private long sizeBytes;
    private volatile boolean closed;
    private volatile @Nullable OutputStream writing;

    FileCache(long sizeMaxBytes) throws IOException {
        this.sizeMaxBytes = sizeMaxBytes;
        this.folder = Files.createTempDirectory("foretick-archive-");
    }

    /// The file of a name, made now if it is not there yet.
    ///
    /// @param name without folder
    Made get(String name, Maker maker) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the archive is closed");
            }
            Made known = made.get(name);
            if (known != null) {
                return known;
            }
            Made fresh = make(name, maker);
            made.put(name, fresh);
            sizeBytes += fresh.sizeBytes();
            forgetOldest(name);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /// The bytes of a file, made now if it is not there yet. They stay readable when it is
    /// forgotten.
    InputStream open(String name, Maker maker) throws IOException {
        lock.lock();
        try {
            return Files.newInputStream(get(name, maker).path());
        } finally {
            lock.unlock();
        }
    }

    private Made make(String name, Maker maker) throws IOException {
        Path path = folder.resolve(name);
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            writing = out;
            maker.make(out);
        } finally {
            writing = null;
        }
        return new Made(path, Files.size(path), HexFormat.of().formatHex(digest.digest()));
    }

    private void forgetOldest(String kept) throws IOException {
        var oldest = made.entrySet().iterator();
        while (sizeBytes > sizeMaxBytes && oldest.hasNext()) {
            var entry = oldest.next();
            if (!entry.getKey().equals(kept)) {
                sizeBytes -= entry.getValue().sizeBytes();
                Files.deleteIfExists(entry.getValue().path());
                oldest.remove();
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Deletes all files; what is being made fails.
    @Override
    public void close() throws IOException {
        closed = true;
        OutputStream unfinished = writing;
        if (unfinished != null) {
            unfinished.close();
        }
        lock.lock();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } finally {
            lock.unlock();
        }
    }
}
