package io.foretick.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second writer out of a directory, in this process and in others. The operating system
/// frees it when its process dies. Owned by the one writer; readers take none.
public final class DirectoryLock implements AutoCloseable {

    private static final String JOURNAL = "journal.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock of a journal.
    ///
    /// @throws IOException if another writer holds it
    static DirectoryLock take(Path directory) throws IOException {
        return take(directory, JOURNAL);
    }

    /// Takes the lock of a directory that is made where there is none.
    ///
    /// @param name of the empty file that is locked
    /// @throws IOException if another writer holds it
    public static DirectoryLock take(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(name),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("another writer is at work in " + directory);
        }
        return new DirectoryLock(channel);
    }

    /// Whether another writer holds it.
    static boolean isTaken(Path directory) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        directory.resolve(JOURNAL),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            return tryLock(channel) == null; // a lock that was got goes with the channel
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held within this process
        }
    }
}
