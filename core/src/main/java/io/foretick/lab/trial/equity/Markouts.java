package io.foretick.lab.trial.equity;

import io.foretick.event.Side;

import java.util.Arrays;

/// What fills are worth a while later: the mean over all dollars filled of the mid then against the
/// price paid, in basis points, fees apart. Positive where the maker gained. Owned by one trial.
///
/// How it works: fills wait in order of time until the mid of their instant is known. Fills whose
/// instant lies past the end of the trial do not count.
public final class Markouts {

    private static final int ROOM = 256;
    private static final double BASIS_POINTS = 1e4;

    private final long laterNs;
    private long[] dueNs = new long[ROOM];
    private long[] ticks = new long[ROOM];
    private long[] lots = new long[ROOM]; // negative where sold
    private int first;
    private int end;
    private double gained;
    private double traded;

    /// @param laterNs how long after a fill it is looked at
    public Markouts(long laterNs) {
        this.laterNs = laterNs;
    }

    /// A quote of ours was met.
    public void filled(long timeNs, Side side, long tick, long filledLots) {
        if (end == dueNs.length) {
            makeRoom();
        }
        dueNs[end] = timeNs + laterNs;
        ticks[end] = tick;
        lots[end++] = side == Side.BUY ? filledLots : -filledLots;
    }

    /// The mid now; times do not decrease.
    public void mid(long timeNs, double midTicks) {
        while (first < end && dueNs[first] <= timeNs) {
            gained += lots[first] * (midTicks - ticks[first]);
            traded += (double) Math.abs(lots[first]) * ticks[first];
            first++;
        }
    }

    private void makeRoom() {
        int waiting = end - first;
        int room = waiting > dueNs.length / 2 ? dueNs.length * 2 : dueNs.length;
        dueNs = Arrays.copyOf(Arrays.copyOfRange(dueNs, first, end), room);
        ticks = Arrays.copyOf(Arrays.copyOfRange(ticks, first, end), room);
        lots = Arrays.copyOf(Arrays.copyOfRange(lots, first, end), room);
        first = 0;
        end = waiting;
    }

    /// The mean in basis points; NaN without fills.
    public double basisPoints() {
        return BASIS_POINTS * gained / traded;
    }
}
