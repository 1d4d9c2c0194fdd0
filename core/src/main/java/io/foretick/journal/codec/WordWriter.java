package io.foretick.journal.codec;

import io.foretick.base.Checks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects little-endian words in an array that grows and is reused. Owned by one thread; not for
/// files, which copy from [#array].
public final class WordWriter {

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int bytesMax;
    private byte[] bytes;
    private int size;

    /// @param bytesMax more than this is refused
    public WordWriter(int bytesMax) {
        this.bytesMax = bytesMax;
        this.bytes = new byte[Math.min(bytesMax, 4096)];
    }

    /// Starts anew after `headBytes` of room, which hold whatever was there.
    public WordWriter reset(int headBytes) {
        size = headBytes;
        return this;
    }

    /// Appends one word.
    public WordWriter word(long word) {
        if (size + Long.BYTES > bytes.length) {
            grow(Long.BYTES);
        }
        WORD.set(bytes, size, word);
        size += Long.BYTES;
        return this;
    }

    /// Appends the bits of a double.
    public WordWriter real(double value) {
        return word(Double.doubleToRawLongBits(value));
    }

    /// Appends a text: its number of bytes, then UTF-8 padded with zeros to whole words.
    public WordWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        word(utf8.length);
        int padded = utf8.length + Long.BYTES - 1 & -Long.BYTES;
        if (size + padded > bytes.length) {
            grow(padded);
        }
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        Arrays.fill(bytes, size + utf8.length, size + padded, (byte) 0);
        size += padded;
        return this;
    }

    /// Overwrites a word of what is already there.
    public void setWord(int offset, long word) {
        WORD.set(bytes, offset, word);
    }

    /// The array behind, of which the first [#size] bytes count; replaced when it grows.
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    private void grow(int more) {
        long needed = (long) size + more;
        Checks.inRange(needed, 0, bytesMax, "bytes of one record");
        bytes = Arrays.copyOf(bytes, (int) Math.min(bytesMax, 2 * needed));
    }
}
