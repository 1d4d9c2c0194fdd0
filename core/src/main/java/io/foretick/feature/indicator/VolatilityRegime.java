package io.foretick.feature.indicator;

import io.foretick.math.Statistics;
import io.foretick.math.series.Rolling;

import java.util.Arrays;

/// Says whether a time is calm or wild among those before it: 0 where the volatility of the last 24
/// returns lies in the lowest third of its past values, 2 in the highest, 1 between them; unknown
/// until there are 168 of them. Stateless outside one call.
public final class VolatilityRegime {

    private static final int WINDOW = 24;
    private static final int VALUES_MIN = 168;
    private static final double LOW = 0.33;
    private static final double HIGH = 0.67;

    private final double[] volatility;
    private final int memory;
    private final double[] sorted;
    private int size;

    private VolatilityRegime(double[] returns, int memory) {
        this.volatility = Rolling.standardDeviation(returns, WINDOW);
        this.memory = memory;
        this.sorted = new double[Math.min(memory, volatility.length) + 1];
    }

    /// Among all values so far.
    ///
    /// @param returns NaN in the first row
    public static double[] soFar(double[] returns) {
        return new VolatilityRegime(returns, Integer.MAX_VALUE - 1).regimes();
    }

    /// Among the last `memory` values, its own included.
    ///
    /// @param returns NaN in the first row
    public static double[] trailing(double[] returns, int memory) {
        return new VolatilityRegime(returns, memory).regimes();
    }

    /// 0 up to `low`, 2 from `high` on, 1 between them and for NaN.
    public static double third(double value, double low, double high) {
        if (value <= low) {
            return 0.0;
        }
        return value >= high ? 2.0 : 1.0;
    }

    private double[] regimes() {
        double[] regimes = new double[volatility.length];
        Arrays.fill(regimes, Double.NaN);
        for (int t = WINDOW; t < regimes.length; t++) {
            insert(volatility[t]);
            if (size > memory) {
                remove(volatility[t - memory]);
            }
            if (size >= VALUES_MIN) {
                double low = Statistics.quantileOfSorted(sorted, size, LOW);
                double high = Statistics.quantileOfSorted(sorted, size, HIGH);
                regimes[t] = third(volatility[t], low, high);
            }
        }
        return regimes;
    }

    private void insert(double value) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found >= 0 ? found : -found - 1;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        size++;
    }

    private void remove(double value) {
        int at = Arrays.binarySearch(sorted, 0, size, value);
        size--;
        System.arraycopy(sorted, at + 1, sorted, at, size - at);
    }
}
