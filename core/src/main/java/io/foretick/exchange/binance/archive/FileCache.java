package io.foretick.exchange.binance.archive;

import io.foretick.base.Sha256;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Files that were made already, on disk in a folder of its own, which goes when it is closed. When
/// they grow beyond a limit, those that were asked for longest ago are forgotten; they can be made
/// again. Any thread; each file is made once, different files at the same time.
final class FileCache implements AutoCloseable {

    /// Writes the content of a file.
    interface Maker {
        void make(OutputStream out) throws IOException;
    }

    /// A file that was made.
    ///
    /// @param sha256 of its bytes, in lower case hexadecimal
    record Made(Path path, long sizeBytes, String sha256) {}

    private final long sizeMaxBytes;
    private final Map<String, ReentrantLock> makings = new ConcurrentHashMap<>();
    private final Set<OutputStream> unfinished = ConcurrentHashMap.newKeySet();
    private final Map<String, Made> made = new LinkedHashMap<>(16, 0.75f, true);
    private long sizeBytes;
    private @Nullable Path folder; // made with the first file
    private volatile boolean closed;

    FileCache(long sizeMaxBytes) {
        this.sizeMaxBytes = sizeMaxBytes;
    }

    /// The file of a name, made now if it is not there yet.
    ///
    /// @param name without folder
    Made get(String name, Maker maker) throws IOException {
        ReentrantLock making = makings.computeIfAbsent(name, _ -> new ReentrantLock());
        making.lock();
        try {
            Optional<Made> known = known(name);
            if (known.isPresent()) {
                return known.get();
            }
            Made fresh = make(name, maker);
            keep(name, fresh);
            return fresh;
        } finally {
            making.unlock();
        }
    }

    /// The bytes of a file, made now if it is not there yet. They stay readable when it is
    /// forgotten.
    InputStream open(String name, Maker maker) throws IOException {
        while (true) {
            Made file = get(name, maker);
            try {
                return Files.newInputStream(file.path());
            } catch (NoSuchFileException _) {
                // forgotten in between: made again, unless all is closed
            }
        }
    }

    private synchronized Optional<Made> known(String name) {
        return Optional.ofNullable(made.get(name));
    }

    private Made make(String name, Maker maker) throws IOException {
        Path path = folder().resolve(name);
        MessageDigest digest = Sha256.begin();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            unfinished.add(out);
            if (closed) {
                throw new IOException("the archive is closed");
            }
            maker.make(out);
            unfinished.remove(out);
        }
        return new Made(path, Files.size(path), Sha256.hex(digest));
    }

    private synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("foretick-archive-");
        }
        return folder;
    }

    private synchronized void keep(String name, Made fresh) throws IOException {
        made.put(name, fresh);
        sizeBytes += fresh.sizeBytes();
        var oldest = made.entrySet().iterator();
        while (sizeBytes > sizeMaxBytes && made.size() > 1) {
            Made forgotten = oldest.next().getValue(); // the newest comes last
            sizeBytes -= forgotten.sizeBytes();
            Files.deleteIfExists(forgotten.path());
            oldest.remove();
        }
    }

    /// Deletes all files; what is being made fails.
    @Override
    public void close() throws IOException {
        closed = true;
        for (OutputStream out : unfinished) {
            out.close();
        }
        deleteAll();
    }

    private synchronized void deleteAll() throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
