package io.foretick.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The engine's state after a record, as its file holds it. Immutable; a checkpoint whose file does
/// not check is treated as absent, since the journal holds everything that made it.
public final class Checkpoint {

    private static final String PREFIX = "checkpoint-";
    private static final String SUFFIX = ".ftc";
    private static final int HEADER_BYTES = 64;
    private static final int CHECK_AT = 56;

    private final long sequence;
    private final long digest;
    private final byte[] state;

    private Checkpoint(long sequence, long digest, byte[] state) {
        this.sequence = sequence;
        this.digest = digest;
        this.state = state;
    }

    /// The last record that the state has seen.
    public long sequence() {
        return sequence;
    }

    /// The digest of the state.
    public long digest() {
        return digest;
    }

    /// The state, to be read from its start.
    public StateBytes state() {
        return StateBytes.of(state);
    }

    /// The valid checkpoints of one session up to a record, newest first.
    ///
    /// @param sequenceMax last record of the journal; later checkpoints belong to a lost end
    static List<Checkpoint> list(Path directory, long sessionId, long sequenceMax)
            throws IOException {
        List<Checkpoint> found = new ArrayList<>();
        for (Path file : files(directory).reversed()) {
            read(file, sessionId)
                    .filter(checkpoint -> checkpoint.sequence <= sequenceMax)
                    .ifPresent(found::add);
        }
        return found;
    }

    /// The newest valid checkpoint of one session up to a record; older ones are not looked at.
    static Optional<Checkpoint> latest(Path directory, long sessionId, long sequenceMax)
            throws IOException {
        for (Path file : files(directory).reversed()) {
            Optional<Checkpoint> found =
                    read(file, sessionId).filter(checkpoint -> checkpoint.sequence <= sequenceMax);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Writes a checkpoint beside its journal: all of it, or nothing under its name.
    static void write(Path directory, long sessionId, Checkpoint checkpoint) throws IOException {
        Path file = file(directory, checkpoint.sequence);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = checkpoint.bytes(sessionId);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Layout.syncDirectory(directory);
    }

    /// Puts aside the checkpoints of records that recovery has cut off: their numbers will be used
    /// again.
    static void voidAfter(Path directory, long sequence) throws IOException {
        for (Path file : files(directory)) {
            if (file.compareTo(file(directory, sequence)) > 0) {
                Path aside = file.resolveSibling(file.getFileName() + ".void");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static Checkpoint of(long sequence, long digest, byte[] state) {
        return new Checkpoint(sequence, digest, state.clone());
    }

    /// The files of a directory that could be checkpoints, oldest first.
    static List<Path> files(Path directory) throws IOException {
        return Layout.list(directory, PREFIX, SUFFIX);
    }

    static Path file(Path directory, long sequence) {
        return directory.resolve(PREFIX + "%019d".formatted(sequence) + SUFFIX);
    }

    private static Optional<Checkpoint> read(Path file, long sessionId) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() < HEADER_BYTES
                || bytes.getLong(0) != Layout.CHECKPOINT_MAGIC
                || bytes.getLong(8) != Layout.CHECKPOINT_VERSION
                || bytes.getLong(16) != sessionId
                || bytes.getLong(40) != bytes.capacity() - HEADER_BYTES
                || bytes.getLong(CHECK_AT) != checksum(bytes)) {
            return Optional.empty();
        }
        byte[] state = new byte[bytes.capacity() - HEADER_BYTES];
        bytes.get(HEADER_BYTES, state);
        return Optional.of(new Checkpoint(bytes.getLong(24), bytes.getLong(32), state));
    }

    private ByteBuffer bytes(long sessionId) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + state.length);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Layout.CHECKPOINT_MAGIC).putLong(Layout.CHECKPOINT_VERSION);
        bytes.putLong(sessionId).putLong(sequence).putLong(digest).putLong(state.length);
        bytes.put(HEADER_BYTES, state);
        bytes.putLong(CHECK_AT, checksum(bytes));
        return bytes.rewind();
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(CHECK_AT).rewind());
        crc.update(bytes.duplicate().limit(bytes.capacity()).position(HEADER_BYTES));
        return crc.getValue();
    }
}
