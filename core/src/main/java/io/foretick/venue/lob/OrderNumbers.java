package io.foretick.venue.lob;

import io.foretick.base.Checks;

import java.util.Arrays;

/// Numbers of orders: each leads to a slot that is used again and again, while no number is given
/// twice. Columns of an order are arrays by slot, at least as long as [#capacity]. Owned by one
/// book, on one thread.
///
/// How it works: the low bits of a number are its slot, the high bits count the orders so far.
public final class OrderNumbers {

    /// No slot: the order is not known, or not any more.
    public static final int NO_SLOT = -1;

    private static final int SLOT_BITS = 24;
    private static final int SLOTS_MAX = 1 << SLOT_BITS;
    private static final long NONE = -1;

    private long[] numbers;
    private int[] free;
    private int freeSize;
    private int used;
    private long given;

    /// Numbers for `capacity` orders at a time; more if they must.
    public OrderNumbers(int capacity) {
        Checks.inRange(capacity, 1, SLOTS_MAX, "capacity");
        numbers = new long[capacity];
        free = new int[capacity];
        Arrays.fill(numbers, NONE);
    }

    /// Slots so far; they lie below this.
    public int capacity() {
        return numbers.length;
    }

    /// How many orders have a number now.
    public int size() {
        return used - freeSize;
    }

    /// A new number. [#capacity] may have grown after this.
    ///
    /// @throws IllegalStateException if 16,777,216 orders are open
    public long give() {
        int slot = freeSize > 0 ? free[--freeSize] : freshSlot();
        long number = (given++ << SLOT_BITS) | slot;
        numbers[slot] = number;
        return number;
    }

    /// Takes the number of this slot back.
    public void takeBack(int slot) {
        numbers[slot] = NONE;
        free[freeSize++] = slot;
    }

    /// The slot of an order that is still open, or [#NO_SLOT].
    public int find(long number) {
        int slot = slot(number);
        return slot < numbers.length && numbers[slot] == number && number != NONE ? slot : NO_SLOT;
    }

    /// The number that lives in this slot.
    public long number(int slot) {
        return numbers[slot];
    }

    /// The slot that a number was given with, whether it is still open or not.
    public static int slot(long number) {
        return (int) number & (SLOTS_MAX - 1);
    }

    /// How many numbers had been given before this one.
    public static long sequence(long number) {
        return number >>> SLOT_BITS;
    }

    private int freshSlot() {
        if (used == numbers.length) {
            grow();
        }
        return used++;
    }

    private void grow() {
        if (used == SLOTS_MAX) {
            throw new IllegalStateException(SLOTS_MAX + " orders are open, which is the most");
        }
        int old = numbers.length;
        int room = Math.min(SLOTS_MAX, old * 2);
        numbers = Arrays.copyOf(numbers, room);
        Arrays.fill(numbers, old, room, NONE);
        free = Arrays.copyOf(free, room);
    }
}
