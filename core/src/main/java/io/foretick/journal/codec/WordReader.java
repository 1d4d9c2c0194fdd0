package io.foretick.journal.codec;

import io.foretick.base.Checks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads the words of one payload in their order, straight from memory. Owned by one thread and
/// pointed at one payload after the other; never reads past its end.
public final class WordReader {

    private static final ValueLayout.OfLong WORD =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment bytes = MemorySegment.NULL;
    private long at;
    private long end;

    /// Turns to the bytes `[from, to)` of a memory segment.
    public WordReader on(MemorySegment segment, long from, long to) {
        bytes = segment;
        at = from;
        end = to;
        return this;
    }

    /// The next word.
    ///
    /// @throws IllegalArgumentException if the payload has ended
    public long word() {
        require(Long.BYTES);
        long word = bytes.get(WORD, at);
        at += Long.BYTES;
        return word;
    }

    /// The next word, which must fit an `int`.
    public int integer() {
        return (int) Checks.inRange(word(), Integer.MIN_VALUE, Integer.MAX_VALUE, "integer");
    }

    /// The next double.
    public double real() {
        return Double.longBitsToDouble(word());
    }

    /// The next text.
    public String text() {
        int length = (int) Checks.inRange(word(), 0, end - at, "bytes of a text");
        byte[] utf8 = new byte[length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, utf8, 0, length);
        at += length + Long.BYTES - 1 & -Long.BYTES;
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /// Bytes that were not read yet.
    public long left() {
        return end - at;
    }

    private void require(long count) {
        if (end - at < count) {
            throw new IllegalArgumentException("the payload ends too early");
        }
    }
}
