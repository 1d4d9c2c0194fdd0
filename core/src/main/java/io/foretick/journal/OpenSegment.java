package io.foretick.journal;

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

/// The segment that is being appended to, mapped for writing. Prepared off the engine's thread;
/// appended to by one thread; forced and closed by the keeper.
final class OpenSegment {

    private static final VarHandle COMMIT = Layout.WORD.varHandle();
    private static final int ZEROS = 1 << 20;

    private final int index;
    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment bytes;
    private long position;

    private OpenSegment(int index, FileChannel channel, Arena arena, MemorySegment bytes) {
        this.index = index;
        this.channel = channel;
        this.arena = arena;
        this.bytes = bytes;
    }

    /// Opens a file that keeps its first `keep` bytes and has zeros from there to `sizeMin` or to
    /// its end. Writing the zeros claims the disk's blocks now: a full disk is an exception here,
    /// not a dead process later. Never shortens the file: readers may have it mapped.
    static OpenSegment prepare(Path file, int index, long keep, long sizeMin) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        Arena arena = Arena.ofShared();
        try {
            long size = Math.max(Math.max(sizeMin, keep + Layout.END_BYTES), channel.size());
            fillWithZeros(channel, keep, size);
            MemorySegment bytes = channel.map(MapMode.READ_WRITE, 0, size, arena);
            bytes.load(); // page tables are filled here, off the engine's thread
            OpenSegment segment = new OpenSegment(index, channel, arena, bytes);
            segment.position = keep;
            return segment;
        } catch (IOException e) {
            arena.close();
            channel.close();
            throw e;
        }
    }

    int index() {
        return index;
    }

    long position() {
        return position;
    }

    /// Whether more than half of it is used.
    boolean isHalfFull() {
        return position > bytes.byteSize() / 2;
    }

    /// Writes the header; the magic comes last, so that readers see all of it or nothing.
    void begin(long sessionId, long firstSequence) {
        bytes.set(Layout.WORD, Long.BYTES, Layout.SEGMENT_VERSION);
        bytes.set(Layout.WORD, Layout.SEGMENT_SESSION_AT, sessionId);
        bytes.set(Layout.WORD, Layout.SEGMENT_FIRST_SEQUENCE_AT, firstSequence);
        ByteBuffer header = ByteBuffer.allocate(Layout.SEGMENT_CHECK_AT);
        MemorySegment.ofBuffer(header)
                .copyFrom(bytes.asSlice(0, Layout.SEGMENT_CHECK_AT))
                .set(
                        ValueLayout.JAVA_LONG_UNALIGNED.withOrder(Layout.WORD.order()),
                        0,
                        Layout.SEGMENT_MAGIC);
        CRC32C crc = new CRC32C();
        crc.update(header);
        bytes.set(Layout.WORD, Layout.SEGMENT_CHECK_AT, crc.getValue());
        COMMIT.setRelease(bytes, 0L, Layout.SEGMENT_MAGIC);
        position = Layout.SEGMENT_HEADER_BYTES;
    }

    boolean hasRoom(int length) {
        return position + length + Layout.END_BYTES <= bytes.byteSize();
    }

    /// Appends a record whose commit word is given apart and lands last.
    void append(byte[] record, int length, long commitWord) {
        MemorySegment.copy(
                record,
                Long.BYTES,
                bytes,
                ValueLayout.JAVA_BYTE,
                position + Long.BYTES,
                length - Long.BYTES);
        COMMIT.setRelease(bytes, position, commitWord);
        position += length;
    }

    /// Makes what was appended survive a power cut.
    void force() {
        bytes.force();
    }

    /// Forces, unmaps and closes; the file keeps its length.
    void close() throws IOException {
        force();
        arena.close();
        channel.close();
    }

    /// As [#close], and cuts the file to its content and the zero word after it.
    void closeTruncated() throws IOException {
        force();
        arena.close();
        channel.truncate(position + Layout.END_BYTES);
        channel.force(true);
        channel.close();
    }

    private static void fillWithZeros(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, to - from));
        long at = from;
        while (at < to) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
            at += channel.write(zeros, at);
        }
    }
}
