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
/// frees it when its process dies. Who wants to read before he goes on writing takes the lock first
/// and hands it on, as to [JournalWriter#open(DirectoryLock, JournalHead)]; to close it twice does
/// no harm. Readers take none.
public final class DirectoryLock implements AutoCloseable {

    private static final String JOURNAL = "journal.lock";

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /// Takes the lock of a journal; the directory is made if it is not there.
    ///
    /// @throws IOException if another writer holds it
    public static DirectoryLock take(Path directory) throws IOException {
        return take(directory, JOURNAL);
    }

    /// Takes a lock of another name; the directory is made if it is not there.
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
        return new DirectoryLock(directory, channel);
    }

    Path directory() {
        return directory;
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
