package io.foretick.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// One segment file, mapped for reading, and the checks of its bytes. Owned by one reader.
final class SegmentView implements AutoCloseable {

    private static final VarHandle COMMIT = Layout.WORD.varHandle();

    private final Path file;
    private final Arena arena;
    private final MemorySegment bytes;
    private final ByteBuffer buffer;
    private final CRC32C crc = new CRC32C();

    private SegmentView(Path file, Arena arena, MemorySegment bytes) {
        this.file = file;
        this.arena = arena;
        this.bytes = bytes;
        this.buffer = bytes.asByteBuffer();
    }

    static SegmentView open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            return new SegmentView(file, arena, channel.map(MapMode.READ_ONLY, 0, size, arena));
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    MemorySegment bytes() {
        return bytes;
    }

    long size() {
        return bytes.byteSize();
    }

    long word(long offset) {
        return bytes.get(Layout.WORD, offset);
    }

    /// Whether a writer has begun this segment: its header is not all zeros.
    boolean isBegun() {
        return size() >= Layout.SEGMENT_HEADER_BYTES && (long) COMMIT.getAcquire(bytes, 0L) != 0;
    }

    /// What is wrong with the header, or null.
    @Nullable String headerFault() {
        if (size() < Layout.SEGMENT_HEADER_BYTES) {
            return "the segment's header is cut off";
        }
        if (word(0) != Layout.SEGMENT_MAGIC) {
            return "this is no segment of a journal";
        }
        if (word(Layout.SEGMENT_CHECK_AT)
                != Integer.toUnsignedLong(checksum(0, Layout.SEGMENT_CHECK_AT))) {
            return "the segment's header does not match its checksum";
        }
        int version = (int) word(Long.BYTES);
        if (version != Layout.SEGMENT_VERSION) {
            return "the segment's version is " + version + ", which this build does not know";
        }
        return null;
    }

    long sessionId() {
        return word(Layout.SEGMENT_SESSION_AT);
    }

    long firstSequence() {
        return word(Layout.SEGMENT_FIRST_SEQUENCE_AT);
    }

    /// The word that completes the record at this offset, 0 where none is complete.
    long commitWord(long offset) {
        return offset + Long.BYTES > size() ? 0 : (long) COMMIT.getAcquire(bytes, offset);
    }

    /// What is wrong with the record whose commit word this is, or null.
    @Nullable String recordFault(long offset, long commitWord, long sequence) {
        int length = (int) (commitWord >>> 32);
        if (length < Layout.RECORD_HEADER_BYTES
                || length > Layout.RECORD_BYTES_MAX
                || length % Long.BYTES != 0) {
            return "a record cannot have " + length + " bytes";
        }
        if (offset + length > size()) {
            return "the record's " + length + " bytes run past the end of the file";
        }
        if ((int) commitWord != checksum(offset + Layout.RECORD_CHECKED_FROM, offset + length)) {
            return "the record does not match its checksum";
        }
        long found = word(offset + Layout.RECORD_SEQUENCE_AT);
        if (found != sequence) {
            return "the record's sequence is " + found + " where " + sequence + " belongs";
        }
        int kind = (int) word(offset + Layout.RECORD_TYPE_AT) & 0xff;
        return RecordKind.isKnown(kind) ? null : "no record has the kind " + kind;
    }

    /// Where the first whole record of `sequence` or later lies after `offset`, -1 where none does.
    long recordBehind(long offset, long sequence) {
        for (long at = offset + Long.BYTES;
                at + Layout.RECORD_HEADER_BYTES <= size();
                at += Long.BYTES) {
            long commit = word(at);
            if (commit != 0 && isRecordFrom(at, commit, sequence)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether a byte at or after `offset` is not zero.
    boolean hasContent(long offset) {
        for (long at = offset; at < size(); at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        arena.close();
    }

    private boolean isRecordFrom(long at, long commit, long sequence) {
        long found = word(at + Layout.RECORD_SEQUENCE_AT);
        return found >= sequence && recordFault(at, commit, found) == null;
    }

    private int checksum(long from, long to) {
        crc.reset();
        buffer.limit((int) to).position((int) from);
        crc.update(buffer);
        return (int) crc.getValue();
    }
}
