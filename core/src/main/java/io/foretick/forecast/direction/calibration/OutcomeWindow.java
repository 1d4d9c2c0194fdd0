package io.foretick.forecast.direction.calibration;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;

/// The last margins and whether the price rose after each, the oldest replaced by the newest. Large
/// margins are cut, and all are rounded to 31 bits. The order inside is not that of time. Owned by
/// one thread; what reads it may not keep it.
final class OutcomeWindow implements Stateful {

    private final int[] codes; // a margin's bits in single precision, the lowest one the outcome
    private final float[] evens;
    private int size;
    private int next;

    /// @param capacity how many outcomes are kept
    OutcomeWindow(int capacity) {
        this.codes = new int[(int) Checks.inRange(capacity, 1, 1 << 20, "capacity")];
        this.evens = new float[capacity];
    }

    /// Takes an outcome; the oldest goes where it is full.
    void add(double margin, boolean rose) {
        double cut = Math.clamp(margin, -BoundedLogistic.LOGIT_MAX, BoundedLogistic.LOGIT_MAX);
        int code = (Float.floatToIntBits((float) cut) & ~1) | (rose ? 1 : 0);
        put(next, code);
        size = Math.max(size, next + 1);
        next = (next + 1) % codes.length;
    }

    /// How many outcomes it holds.
    int size() {
        return size;
    }

    float margin(int index) {
        return Float.intBitsToFloat(codes[index] & ~1);
    }

    /// [Logistic#even] of the margin.
    float even(int index) {
        return evens[index];
    }

    /// Whether the price rose.
    boolean rose(int index) {
        return (codes[index] & 1) != 0;
    }

    /// Two outcomes go in a word.
    @Override
    public void save(StateSink out) {
        out.add(next);
        out.add(size);
        for (int k = 0; k < size; k += 2) {
            long second = k + 1 < size ? codes[k + 1] : 0;
            out.add((second << 32) | (codes[k] & 0xffff_ffffL));
        }
    }

    @Override
    public void load(StateSource in) {
        next = in.nextInt();
        size = in.nextInt();
        if (size < 0 || size > codes.length || next < 0 || next >= codes.length) {
            throw new IllegalStateException(
                    "a window of " + codes.length + " cannot hold " + size + " outcomes");
        }
        for (int k = 0; k < size; k += 2) {
            long word = in.nextLong();
            put(k, (int) word);
            if (k + 1 < size) {
                put(k + 1, (int) (word >> 32));
            }
        }
    }

    private void put(int index, int code) {
        codes[index] = code;
        evens[index] = (float) BoundedLogistic.even(margin(index));
    }
}
