package io.foretick.feature.legacy;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Small operations on whole columns. Stateless.
final class Columns {

    private Columns() {}

    static <T> double[] of(List<T> rows, ToDoubleFunction<T> field) {
        return rows.stream().mapToDouble(field).toArray();
    }

    static double[] ratio(double[] numerators, double[] denominators) {
        double[] ratios = new double[numerators.length];
        for (int t = 0; t < ratios.length; t++) {
            ratios[t] = numerators[t] / denominators[t];
        }
        return ratios;
    }

    /// As [#ratio], NaN where that is not finite.
    static double[] ratioOrUnknown(double[] numerators, double[] denominators) {
        double[] ratios = ratio(numerators, denominators);
        for (int t = 0; t < ratios.length; t++) {
            ratios[t] = Double.isFinite(ratios[t]) ? ratios[t] : Double.NaN;
        }
        return ratios;
    }

    /// `x_t / x_{t-1} - 1`, NaN in the first row.
    static double[] relativeChange(double[] values) {
        double[] changes = new double[values.length];
        for (int t = 0; t < changes.length; t++) {
            changes[t] = t == 0 ? Double.NaN : values[t] / values[t - 1] - 1.0;
        }
        return changes;
    }

    /// Puts the last known value in place of each NaN after it.
    static double[] fillForward(double[] values) {
        double[] filled = values.clone();
        for (int t = 1; t < filled.length; t++) {
            if (Double.isNaN(filled[t])) {
                filled[t] = filled[t - 1];
            }
        }
        return filled;
    }

    static double[] zeroForNaN(double[] values) {
        double[] filled = values.clone();
        for (int t = 0; t < filled.length; t++) {
            if (Double.isNaN(filled[t])) {
                filled[t] = 0.0;
            }
        }
        return filled;
    }
}
