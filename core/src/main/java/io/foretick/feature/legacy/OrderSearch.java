package io.foretick.feature.legacy;

import io.foretick.base.Checks;
import io.foretick.math.Statistics;
import io.foretick.math.series.DickeyFuller;
import io.foretick.math.series.FractionalDifference;

import java.util.Arrays;

/// Looks for the smallest order of fractional difference that leaves a series without a unit root
/// and yet like itself (López de Prado, Advances in Financial Machine Learning, 2018, section 5.6).
/// What it finds depends on all rows it is given: give it training rows only. Stateless.
public final class OrderSearch {

    /// Weights below this share of the first are left out.
    public static final double WEIGHT_MIN = 0.01;

    private static final double STEP = 0.1;
    private static final int STEPS = 10;
    private static final double P_VALUE_MAX = 0.05;
    private static final double CORRELATION_MIN = 0.97;
    private static final int ROWS_MIN = 10;

    private OrderSearch() {}

    /// Smallest of 0.1, 0.2, ... 1.0 whose difference has a Dickey-Fuller p-value below 5 % and a
    /// correlation above 0.97 with the series; 0 if there is none, which leaves the series as it
    /// is.
    public static double smallestOrder(double[] trainingRows) {
        for (int step = 0; step < STEPS; step++) {
            double order = order(step);
            double[] weights = weights(order, trainingRows.length);
            int head = weights.length - 1;
            if (trainingRows.length - head >= ROWS_MIN) {
                double[] all = FractionalDifference.apply(trainingRows, weights);
                double[] differences = Arrays.copyOfRange(all, head, all.length);
                double[] levels = Arrays.copyOfRange(trainingRows, head, all.length);
                if (isStationary(differences)
                        && Statistics.correlation(levels, differences) > CORRELATION_MIN) {
                    return order;
                }
            }
        }
        return 0.0;
    }

    /// As the older pipeline searches: on differences with their weights turned round, whose head
    /// of zeros spoils the correlation. Only for parity.
    public static double smallestOrderBackwards(double[] series) {
        Checks.positive(series.length, "rows");
        for (int step = 0; step < STEPS; step++) {
            double order = order(step);
            double[] differences = backwards(series, order);
            if (isStationary(differences)
                    && Statistics.correlation(series, differences) >= CORRELATION_MIN) {
                return order;
            }
        }
        return 0.0;
    }

    /// The difference that goes with [#smallestOrderBackwards]. Only for parity.
    static double[] backwards(double[] series, double order) {
        return FractionalDifference.applyBackwards(series, weights(order, series.length));
    }

    static double[] weights(double order, int termsMax) {
        return FractionalDifference.weights(order, WEIGHT_MIN, termsMax);
    }

    private static boolean isStationary(double[] differences) {
        return DickeyFuller.test(differences).map(DickeyFuller::pValue).orElse(1.0) < P_VALUE_MAX;
    }

    /// As `numpy.arange` counts: the rounding of 0.1 + 2 * 0.1 reaches the weights.
    private static double order(int step) {
        return STEP + step * STEP;
    }
}
