package io.foretick.journal;

import io.foretick.journal.codec.WordReader;
import io.foretick.journal.codec.WordWriter;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Where a compacted journal begins: what stood before is gone, and a fold starts from a
/// checkpoint. A journal without such a mark begins at its first record. Immutable.
///
/// The mark is written before anything is deleted; files from before the beginning that a crash has
/// left are looked at by nobody, and go with the next compaction.
///
/// @param segmentIndex the first segment that counts
/// @param firstSequence its first record
/// @param checkpointSequence the record of the checkpoint that compaction kept
/// @param head what the journal was begun with
public record JournalBeginning(
        long sessionId,
        int segmentIndex,
        long firstSequence,
        long checkpointSequence,
        JournalHead head) {

    private static final String FILE = "beginning.ftb";
    private static final int HEADER_BYTES = 64;
    private static final int CHECK_AT = 56;
    private static final int HEAD_BYTES_AT = 48;
    private static final int BYTES_MAX = Layout.RECORD_BYTES_MAX;

    /// The mark of a compacted journal; empty for one that is whole.
    ///
    /// @throws JournalCorruptException if there is one that does not check
    public static Optional<JournalBeginning> of(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        String fault = fault(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        if (!fault.isEmpty()) {
            throw new JournalCorruptException(file, 0, fault);
        }
        return Optional.of(read(bytes));
    }

    /// What a journal was begun with, compacted or not; empty if nothing of it is complete.
    public static Optional<JournalHead> head(Path directory) throws IOException {
        Optional<JournalBeginning> marked = of(directory);
        if (marked.isPresent()) {
            return marked.map(JournalBeginning::head);
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            return reader.next() ? Optional.of(reader.head()) : Optional.empty();
        }
    }

    /// The oldest checkpoint from which all that follows is still there.
    ///
    /// @throws JournalCorruptException if none is whole
    public Checkpoint checkpoint(Path directory) throws IOException {
        try (JournalReader reader = JournalReader.open(directory)) {
            List<Checkpoint> all = reader.checkpoints();
            if (all.isEmpty()) {
                throw lost(directory);
            }
            return all.getLast();
        }
    }

    /// The segments that count, in their order.
    static List<Path> segments(Path directory) throws IOException {
        int first = of(directory).map(JournalBeginning::segmentIndex).orElse(0);
        Path oldest = Layout.segment(directory, first);
        return Layout.segments(directory).stream()
                .filter(file -> file.compareTo(oldest) >= 0)
                .toList();
    }

    /// Nothing says what the state was where the journal begins.
    static JournalCorruptException lost(Path directory) {
        return new JournalCorruptException(
                directory.resolve(FILE),
                0,
                "the journal begins at a checkpoint, and none is whole that it could go on from");
    }

    /// Makes this the beginning, all of it or not at all.
    void write(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        Path unfinished = directory.resolve(FILE + ".tmp");
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = bytes();
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

    private ByteBuffer bytes() {
        var words = new WordWriter(BYTES_MAX);
        head.write(words);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + words.size());
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Layout.BEGINNING_MAGIC).putLong(Layout.BEGINNING_VERSION).putLong(sessionId);
        bytes.putLong(segmentIndex).putLong(firstSequence).putLong(checkpointSequence);
        bytes.putLong(words.size());
        bytes.put(HEADER_BYTES, words.array(), 0, words.size());
        bytes.putLong(CHECK_AT, checksum(bytes));
        return bytes.rewind();
    }

    private static String fault(ByteBuffer bytes) {
        if (bytes.capacity() < HEADER_BYTES || bytes.getLong(0) != Layout.BEGINNING_MAGIC) {
            return "this is no mark of a journal's beginning";
        }
        if (bytes.getLong(HEAD_BYTES_AT) != bytes.capacity() - HEADER_BYTES
                || bytes.getLong(CHECK_AT) != checksum(bytes)) {
            return "the mark of the beginning does not match its checksum";
        }
        long version = bytes.getLong(Long.BYTES);
        return version == Layout.BEGINNING_VERSION
                ? ""
                : "the mark's version is " + version + ", which this build does not know";
    }

    private static JournalBeginning read(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] words = Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
        var in = new WordReader().on(MemorySegment.ofArray(words), 0, words.length);
        return new JournalBeginning(
                header.getLong(16),
                (int) header.getLong(24),
                header.getLong(32),
                header.getLong(40),
                JournalHead.read(in));
    }

    private static long checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.duplicate().limit(CHECK_AT).rewind());
        crc.update(bytes.duplicate().limit(bytes.capacity()).position(HEADER_BYTES));
        return crc.getValue();
    }
}
