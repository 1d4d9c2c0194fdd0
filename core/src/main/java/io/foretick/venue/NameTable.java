package io.foretick.venue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds a small number by a name that stands somewhere in a frame, without making a `String` of
/// it. Owned by one thread.
public final class NameTable {

    /// What [#find] answers for a name that was never put.
    public static final int NOT_FOUND = -1;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[][] names = new byte[64][];
    private int[] numbers = new int[64];
    private int used;

    /// Binds a name to a number of 0 or more, or binds it anew.
    public void put(String name, int number) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (2 * (used + 1) > names.length) {
            grow();
        }
        int slot = slot(bytes, 0, bytes.length);
        if (names[slot] == null) {
            names[slot] = bytes;
            used++;
        }
        numbers[slot] = number;
    }

    /// The number bound to these bytes, or [#NOT_FOUND].
    public int find(byte[] text, int offset, int length) {
        int slot = slot(text, offset, length);
        return names[slot] == null ? NOT_FOUND : numbers[slot];
    }

    private int slot(byte[] text, int offset, int length) {
        long hash = length;
        int k = offset;
        for (; k + 8 <= offset + length; k += 8) {
            hash = mix(hash, (long) WORD.get(text, k));
        }
        for (; k < offset + length; k++) {
            hash = mix(hash, text[k]);
        }
        int mask = names.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (names[slot] != null && !same(names[slot], text, offset, length)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 32;
    }

    private static boolean same(byte[] name, byte[] text, int offset, int length) {
        return Arrays.equals(name, 0, name.length, text, offset, offset + length);
    }

    private void grow() {
        byte[][] oldNames = names;
        int[] oldNumbers = numbers;
        names = new byte[2 * oldNames.length][];
        numbers = new int[2 * oldNames.length];
        for (int k = 0; k < oldNames.length; k++) {
            if (oldNames[k] != null) {
                int slot = slot(oldNames[k], 0, oldNames[k].length);
                names[slot] = oldNames[k];
                numbers[slot] = oldNumbers[k];
            }
        }
    }
}
