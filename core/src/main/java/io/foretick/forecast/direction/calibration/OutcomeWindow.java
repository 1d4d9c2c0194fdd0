package io.foretick.forecast.direction.calibration;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;

/// The last margins and whether the price rose after each, the oldest replaced by the newest.
/// Margins are kept in single precision, and large ones are cut. The order inside is not that of
/// time. Owned by one thread; what reads it may not keep it.
final class OutcomeWindow implements Stateful {

    private final float[] margins;
    private final float[] evens;
    private final boolean[] rises;
    private final long[] words; // scratch of save
    private int size;
    private int next;

    /// @param capacity how many outcomes are kept
    OutcomeWindow(int capacity) {
        this.margins = new float[(int) Checks.inRange(capacity, 1, 1 << 20, "capacity")];
        this.evens = new float[capacity];
        this.rises = new boolean[capacity];
        this.words = new long[capacity];
    }

    /// Takes an outcome; the oldest goes where it is full.
    void add(double margin, boolean rose) {
        double cut = Math.clamp(margin, -Logistic.LOGIT_MAX, Logistic.LOGIT_MAX);
        put(next, (float) cut, rose);
        size = Math.max(size, next + 1);
        next = (next + 1) % margins.length;
    }

    /// How many outcomes it holds.
    int size() {
        return size;
    }

    /// How many it can hold.
    int capacity() {
        return margins.length;
    }

    float margin(int index) {
        return margins[index];
    }

    /// [Logistic#even] of the margin.
    float even(int index) {
        return evens[index];
    }

    /// Whether the price rose.
    boolean rose(int index) {
        return rises[index];
    }

    /// One word for each outcome: the margin's bits above, the rise in the lowest bit.
    @Override
    public void save(StateSink out) {
        for (int k = 0; k < size; k++) {
            words[k] = ((long) Float.floatToIntBits(margins[k]) << 1) | (rises[k] ? 1 : 0);
        }
        out.add(next);
        out.add(words, size);
    }

    @Override
    public void load(StateSource in) {
        next = in.nextInt();
        long[] saved = in.nextLongs();
        if (saved.length > margins.length || next >= margins.length) {
            throw new IllegalStateException(
                    "a window of " + margins.length + " cannot hold " + saved.length + " outcomes");
        }
        size = saved.length;
        for (int k = 0; k < size; k++) {
            put(k, Float.intBitsToFloat((int) (saved[k] >> 1)), (saved[k] & 1) != 0);
        }
    }

    private void put(int index, float margin, boolean rose) {
        margins[index] = margin;
        evens[index] = (float) Logistic.even(margin);
        rises[index] = rose;
    }
}
