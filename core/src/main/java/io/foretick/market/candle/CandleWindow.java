package io.foretick.market.candle;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.event.Bar;

import java.util.Objects;

/// The newest closed candles of one length without a hole between them, oldest at index 0. What is
/// newer is appended, the newest may be revised, what is older is left out, and after a hole the
/// window begins anew. Owned by one thread.
public final class CandleWindow implements Stateful {

    /// What became of a candle that was offered.
    public enum Taken {
        /// It follows the newest one, or is the first of all.
        APPENDED,
        /// It is newer than the newest one and candles between them are missing: all others are
        /// gone.
        AFTER_GAP,
        /// It took the place of the newest one, from which it differs.
        REVISED,
        /// It is the newest one once more.
        REPEATED,
        /// It is older than the newest one, which stays.
        LATE
    }

    private static final int COLUMNS = 5;

    private final long lengthNs;
    private final int capacity;
    private final double[][] columns; // open, high, low, close, volume; twice the capacity each
    private int from;
    private int size;
    private long newestStartNs;

    /// An empty window.
    ///
    /// @param lengthNs length of its candles
    /// @param capacity how many it holds
    public CandleWindow(long lengthNs, int capacity) {
        this.lengthNs = Checks.positive(lengthNs, "lengthNs");
        Checks.inRange(capacity, 1, 1 << 20, "capacity");
        this.capacity = capacity;
        this.columns = new double[COLUMNS][2 * capacity];
    }

    /// Takes a closed candle, or says why not.
    public Taken offer(Bar bar) {
        Checks.inRange(bar.lengthNs(), lengthNs, lengthNs, "lengthNs");
        if (size == 0 || bar.startNs() == newestStartNs + lengthNs) {
            append(bar);
            return Taken.APPENDED;
        }
        if (bar.startNs() > newestStartNs) {
            clear();
            append(bar);
            return Taken.AFTER_GAP;
        }
        return bar.startNs() == newestStartNs ? revise(bar) : Taken.LATE;
    }

    /// Forgets all candles.
    public void clear() {
        from = 0;
        size = 0;
    }

    public int size() {
        return size;
    }

    /// Whether it holds as many as it can.
    public boolean isFull() {
        return size == capacity;
    }

    /// First instant of the newest candle.
    ///
    /// @throws IllegalStateException if the window is empty
    public long newestStartNs() {
        if (size == 0) {
            throw new IllegalStateException("the window is empty");
        }
        return newestStartNs;
    }

    /// The newest candle as it was taken, exact for numbers below ninety million.
    ///
    /// @throws IllegalStateException if the window is empty
    public Bar newest() {
        long startNs = newestStartNs();
        int last = size - 1;
        return new Bar(
                startNs,
                lengthNs,
                E8.ofDouble(open(last)),
                E8.ofDouble(high(last)),
                E8.ofDouble(low(last)),
                E8.ofDouble(close(last)),
                E8.ofDouble(volume(last)));
    }

    public long lengthNs() {
        return lengthNs;
    }

    public double open(int index) {
        return columns[0][at(index)];
    }

    public double high(int index) {
        return columns[1][at(index)];
    }

    public double low(int index) {
        return columns[2][at(index)];
    }

    public double close(int index) {
        return columns[3][at(index)];
    }

    public double volume(int index) {
        return columns[4][at(index)];
    }

    private int at(int index) {
        return from + Objects.checkIndex(index, size);
    }

    private void append(Bar bar) {
        if (from + size == 2 * capacity) {
            for (double[] column : columns) {
                System.arraycopy(column, from, column, 0, size);
            }
            from = 0;
        }
        if (size == capacity) {
            from++;
        } else {
            size++;
        }
        newestStartNs = bar.startNs();
        write(bar);
    }

    private Taken revise(Bar bar) {
        int newest = from + size - 1;
        double[] before = new double[COLUMNS];
        for (int k = 0; k < COLUMNS; k++) {
            before[k] = columns[k][newest];
        }
        write(bar);
        for (int k = 0; k < COLUMNS; k++) {
            if (before[k] != columns[k][newest]) {
                return Taken.REVISED;
            }
        }
        return Taken.REPEATED;
    }

    private void write(Bar bar) {
        int newest = from + size - 1;
        columns[0][newest] = E8.toDouble(bar.openE8());
        columns[1][newest] = E8.toDouble(bar.highE8());
        columns[2][newest] = E8.toDouble(bar.lowE8());
        columns[3][newest] = E8.toDouble(bar.closeE8());
        columns[4][newest] = E8.toDouble(bar.volumeE8());
    }

    @Override
    public void save(StateSink out) {
        out.add(lengthNs);
        out.add((long) capacity);
        out.add(size == 0 ? 0L : newestStartNs);
        out.add((long) size);
        for (double[] column : columns) {
            for (int k = from; k < from + size; k++) {
                out.add(column[k]);
            }
        }
    }

    @Override
    public void load(StateSource in) {
        if (in.nextLong() != lengthNs || in.nextInt() != capacity) {
            throw new IllegalStateException("the state is of candles of another length or number");
        }
        long newestNs = in.nextLong();
        int held = in.nextInt();
        if (held < 0 || held > capacity) {
            throw new IllegalStateException(
                    "candles held must lie in [0, " + capacity + "], was " + held);
        }
        newestStartNs = newestNs;
        size = held;
        from = 0;
        for (double[] column : columns) {
            for (int k = 0; k < size; k++) {
                column[k] = in.nextDouble();
            }
        }
    }
}
