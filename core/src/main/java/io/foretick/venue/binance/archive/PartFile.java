package io.foretick.venue.binance.archive;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a download that are here, and beside them the tag of the version that they belong
/// to, so that a later attempt can go on from there. Opened for one attempt; any thread may write,
/// and nothing is written once it is closed.
final class PartFile implements AutoCloseable {

    private static final int TAG_LENGTH_MAX = 200;

    private final Path path;
    private final Path tagPath;
    private final FileChannel channel;
    private long bytes;
    private boolean closed;
    private @Nullable IOException failure; // the first write that failed

    private PartFile(Path path, Path tagPath, FileChannel channel, long bytes) {
        this.path = path;
        this.tagPath = tagPath;
        this.channel = channel;
        this.bytes = bytes;
    }

    /// Opens what is there, or an empty one.
    static PartFile open(Path path) throws IOException {
        Path tagPath = tagPath(path);
        try {
            var channel =
                    FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            return new PartFile(path, tagPath, channel, channel.size());
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /// Deletes what is there.
    static void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(tagPath(path));
    }

    private static Path tagPath(Path path) {
        return path.resolveSibling(path.getFileName() + ".etag");
    }

    /// Bytes that are here.
    synchronized long bytes() {
        return bytes;
    }

    /// The tag of their version; empty if it is not known, and then they are of no use.
    String tag() throws IOException {
        return Files.exists(tagPath) ? Files.readString(tagPath) : "";
    }

    /// Begins anew with another version.
    ///
    /// @param tag of the new version; empty if there is none
    synchronized void startOver(String tag) {
        attempt(() -> {
            channel.truncate(0);
            bytes = 0;
            boolean strong = tag.startsWith("\"") && tag.length() <= TAG_LENGTH_MAX;
            Files.writeString(tagPath, strong ? tag : "");
        });
    }

    /// Adds bytes at the end.
    synchronized void append(ByteBuffer more) {
        attempt(() -> {
            while (more.hasRemaining()) {
                bytes += channel.write(more, bytes);
            }
        });
    }

    private interface Write {
        void run() throws IOException;
    }

    private void attempt(Write write) {
        if (closed || failure != null) {
            return; // what comes late belongs to an attempt that is over
        }
        try {
            write.run();
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Whether a write has failed, so that there is no use in receiving more.
    synchronized boolean failed() {
        return failure != null;
    }

    /// Ends the attempt; what is here is on disk.
    ///
    /// @throws IOException if it is not, whatever the reason
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try (channel) {
            if (failure != null) {
                throw failure;
            }
            channel.force(false);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static IOException cannotWrite(Path path, IOException cause) {
        String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new IOException("cannot write " + path + ": " + why, cause);
    }
}
