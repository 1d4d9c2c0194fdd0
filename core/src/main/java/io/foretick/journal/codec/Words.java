package io.foretick.journal.codec;

import io.foretick.base.Checks;

/// How two small numbers share one word of a payload: an `int` below, a code above.
final class Words {

    private Words() {}

    static long pack(int low, int high) {
        return (low & 0xffffffffL) | ((long) high << 32);
    }

    static int low(long word) {
        return (int) word;
    }

    static int high(long word) {
        return (int) (word >>> 32);
    }

    static boolean truth(long word, String name) {
        return Checks.inRange(word, 0, 1, name) == 1;
    }

    static <T> T pick(T[] all, int code, String name) {
        return all[(int) Checks.inRange(code, 0, all.length - 1, name)];
    }
}
