package io.foretick.venue.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A fixed set of words, such as the keys of a message, each known by its place in the list.
/// Immutable after construction.
public final class Words {

    /// What [#find] answers for a word that is not in the set.
    public static final int UNKNOWN = -1;

    private final byte[] letters; // places of the words of one letter
    private final byte[][] slots;
    private final int[] places;

    private Words(byte[] letters, byte[][] slots, int[] places) {
        this.letters = letters;
        this.slots = slots;
        this.places = places;
    }

    /// A set of at most 127 distinct ASCII words; the first has place 0.
    public static Words of(String... words) {
        int capacity = Integer.highestOneBit(Math.max(1, words.length)) * 8;
        byte[][] slots = new byte[capacity][];
        int[] places = new int[capacity];
        byte[] letters = new byte[128];
        Arrays.fill(letters, (byte) UNKNOWN);
        for (int place = 0; place < words.length; place++) {
            byte[] word = words[place].getBytes(StandardCharsets.UTF_8);
            int slot = slot(word, 0, word.length, capacity - 1);
            while (slots[slot] != null) {
                if (Arrays.equals(slots[slot], word)) {
                    throw new IllegalArgumentException("word given twice: " + words[place]);
                }
                slot = slot + 1 & capacity - 1;
            }
            slots[slot] = word;
            places[slot] = place;
            if (word.length == 1) {
                letters[word[0]] = (byte) place;
            }
        }
        return new Words(letters, slots, places);
    }

    /// The place of the word that these bytes spell, or [#UNKNOWN].
    public int find(byte[] text, int offset, int length) {
        if (length == 1) {
            return findLetter(text[offset]);
        }
        int mask = slots.length - 1;
        int slot = slot(text, offset, length, mask);
        while (slots[slot] != null) {
            if (same(slots[slot], text, offset, length)) {
                return places[slot];
            }
            slot = slot + 1 & mask;
        }
        return UNKNOWN;
    }

    private int findLetter(byte letter) {
        return letter < 0 ? UNKNOWN : letters[letter];
    }

    // Keys are too short for `Arrays.equals` to pay.
    private static boolean same(byte[] word, byte[] text, int offset, int length) {
        if (word.length != length) {
            return false;
        }
        for (int k = length - 1; k >= 0; k--) {
            if (word[k] != text[offset + k]) {
                return false;
            }
        }
        return true;
    }

    // Length, first and last letter tell nearly all keys of a venue apart.
    private static int slot(byte[] text, int offset, int length, int mask) {
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + text[offset] * 0x9e3779b1 + text[offset + length - 1] * 0x85ebca6b;
        return (hash ^ hash >>> 15) & mask;
    }
}
