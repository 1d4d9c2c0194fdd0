package io.foretick.risk.monitor;

import io.foretick.base.Checks;

import java.util.Arrays;

/// Historical value at risk of the last periods, as [io.foretick.risk.measure.TailRisk] defines it.
/// Owned by whoever feeds it, on one thread; does not allocate.
///
/// How it works: the profits are kept twice, in order of time and in order of size. A new one moves
/// the part of the sorted row that lies between it and the one that leaves.
public final class RollingValueAtRisk {

    private static final double ROUNDING = 1e-6;

    private final double level;
    private final int periodsMin;
    private final double[] byTime;
    private final double[] bySize;
    private int next;
    private int size;

    /// Nothing is known yet.
    ///
    /// @param level share of the periods that lose no more, such as 0.95
    /// @param periods how many are remembered
    public RollingValueAtRisk(double level, int periods) {
        this.level = Checks.inRange(level, 0.5, 1.0 - 1e-9, "level");
        Checks.inRange(periods, 1, 1 << 24, "periods");
        double expected =
                1.0 / (1.0 - level) - ROUNDING; // 0.95 means 20 and not 20.000000000000018
        periodsMin = (int) Math.min(Math.ceil(expected), periods);
        byTime = new double[periods];
        bySize = new double[periods];
    }

    /// A period has ended with this profit.
    public void add(double profit) {
        Checks.finite(profit, "profit");
        if (size == byTime.length) {
            int at = Arrays.binarySearch(bySize, 0, size, byTime[next]);
            System.arraycopy(bySize, at + 1, bySize, at, size - at - 1);
            size--;
        }
        int found = Arrays.binarySearch(bySize, 0, size, profit);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(bySize, at, bySize, at + 1, size - at);
        bySize[at] = profit;
        size++;
        byTime[next] = profit;
        next = next + 1 == byTime.length ? 0 : next + 1;
    }

    /// The loss that the share `level` of the remembered periods did not exceed. NaN until one loss
    /// beyond it is to be expected, 20 periods for a level of 0.95.
    public double value() {
        return size < periodsMin ? Double.NaN : -quantile(1.0 - level);
    }

    /// Linear between neighbours.
    private double quantile(double p) {
        double at = p * (size - 1);
        int below = (int) at;
        int above = Math.min(below + 1, size - 1);
        return bySize[below] + (at - below) * (bySize[above] - bySize[below]);
    }
}
