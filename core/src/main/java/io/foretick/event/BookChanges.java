package io.foretick.event;

import io.foretick.base.Checks;

import java.util.Arrays;

/// The level changes of one frame, in their order, for one or several books. Immutable; made by a
/// [Builder] that a decoder reuses. Holds 24 bytes a change.
///
/// Each change either clears a book (a snapshot follows) or sets the total quantity of one level,
/// where 0 removes it.
public final class BookChanges {

    private static final int STRIDE = 3;
    private static final int SET_BID = 0;
    private static final int SET_ASK = 1;
    private static final int CLEAR = 2;

    private final long[] words;

    private BookChanges(long[] words) {
        this.words = words;
    }

    /// The changes whose raw words these are, as [#word] gave them.
    ///
    /// @throws IllegalArgumentException if no builder could have made them
    public static BookChanges ofWords(long[] words) {
        Checks.inRange(words.length % STRIDE, 0, 0, "words past the last change");
        for (int k = 0; k < words.length; k += STRIDE) {
            Checks.inRange(words[k], 0, (long) Integer.MAX_VALUE << 2 | CLEAR, "key");
            Checks.inRange(words[k] & 3, SET_BID, CLEAR, "kind of change");
            Checks.notNegative(words[k + 1], "priceE8");
            Checks.notNegative(words[k + 2], "quantityE8");
        }
        return new BookChanges(words.clone());
    }

    public int size() {
        return words.length / STRIDE;
    }

    /// How many raw words hold these changes.
    public int words() {
        return words.length;
    }

    /// One raw word, for the journal.
    public long word(int index) {
        return words[index];
    }

    public int instrument(int change) {
        return (int) (words[change * STRIDE] >> 2);
    }

    /// Whether this change empties both sides of its book.
    public boolean isClear(int change) {
        return (words[change * STRIDE] & 3) == CLEAR;
    }

    public boolean isBid(int change) {
        return (words[change * STRIDE] & 3) == SET_BID;
    }

    public long priceE8(int change) {
        return words[change * STRIDE + 1];
    }

    /// The level's new total; 0 removes the level.
    public long quantityE8(int change) {
        return words[change * STRIDE + 2];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookChanges changes && Arrays.equals(words, changes.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "BookChanges" + Arrays.toString(words);
    }

    /// Collects the changes of one frame. Owned by one decoder; reused from frame to frame.
    public static final class Builder {

        private static final int CHANGES_MAX = 200_000;

        private long[] words = new long[256 * STRIDE];
        private int used;

        public Builder reset() {
            used = 0;
            return this;
        }

        public boolean isEmpty() {
            return used == 0;
        }

        public Builder clear(int instrument) {
            return append((long) instrument << 2 | CLEAR, 0, 0);
        }

        /// Sets a bid level; prices and quantities must not be negative.
        public Builder bid(int instrument, long priceE8, long quantityE8) {
            return append((long) instrument << 2 | SET_BID, priceE8, quantityE8);
        }

        /// Sets an ask level; prices and quantities must not be negative.
        public Builder ask(int instrument, long priceE8, long quantityE8) {
            return append((long) instrument << 2 | SET_ASK, priceE8, quantityE8);
        }

        public BookChanges build() {
            return new BookChanges(Arrays.copyOf(words, used));
        }

        private Builder append(long key, long priceE8, long quantityE8) {
            Checks.notNegative(key, "instrument");
            Checks.notNegative(priceE8, "priceE8");
            Checks.notNegative(quantityE8, "quantityE8");
            if (used == words.length) {
                Checks.inRange(used / STRIDE, 0, CHANGES_MAX, "changes in one frame");
                words = Arrays.copyOf(words, 2 * words.length);
            }
            words[used] = key;
            words[used + 1] = priceE8;
            words[used + 2] = quantityE8;
            used += STRIDE;
            return this;
        }
    }
}
