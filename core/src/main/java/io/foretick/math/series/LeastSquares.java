package io.foretick.math.series;

import io.foretick.base.Checks;

/// A linear regression, solved by Householder's reflections, and with it all the regressions on the
/// first columns only. Owned by whoever fitted it; not for more columns than rows.
///
/// How it works: each reflection turns one column of the matrix, and the target with it, into the
/// axes found so far. Afterwards the target's part along axis `k` is what column `k` explains
/// beyond the columns before it, and what is left beyond the last axis are the residuals.
public final class LeastSquares {

    /// A column that lies this close to the space of those before it, as a share of its length,
    /// depends on them.
    private static final double DEPENDENT = 1e-12;

    private final double[][] columns;
    private final double[] target;
    private int independent;

    private LeastSquares(double[][] columns, double[] target) {
        this.columns = columns;
        this.target = target;
    }

    /// Fits `target [row]` on `columns [column][row]`; both arrays become the fit's own and are
    /// overwritten.
    public static LeastSquares fit(double[][] columns, double[] target) {
        Checks.inRange(columns.length, 1, target.length, "number of columns");
        var fit = new LeastSquares(columns, target);
        while (fit.independent < columns.length && fit.reflect(fit.independent)) {
            fit.independent++;
        }
        return fit;
    }

    /// How many columns, from the first, do not depend on those before them. The rest is not used.
    public int independentColumns() {
        return independent;
    }

    /// The coefficients of all columns, which must be independent.
    public double[] coefficients() {
        Checks.inRange(independent, columns.length, columns.length, "independent columns");
        double[] coefficients = new double[columns.length];
        for (int k = columns.length - 1; k >= 0; k--) {
            double left = target[k];
            for (int other = k + 1; other < columns.length; other++) {
                left -= columns[other][k] * coefficients[other];
            }
            coefficients[k] = left / columns[k][k];
        }
        return coefficients;
    }

    /// Sum of the squared residuals of the regression on the first `count` columns.
    public double residualSquares(int count) {
        Checks.inRange(count, 0, independent, "number of columns");
        return squares(target, count);
    }

    /// Estimate over standard error of the last column's coefficient.
    public double lastTValue() {
        Checks.inRange(independent, columns.length, columns.length, "independent columns");
        int last = columns.length - 1;
        double variance = residualSquares(columns.length) / (target.length - columns.length);
        return target[last] / Math.sqrt(variance) * Math.signum(columns[last][last]);
    }

    /// Turns column `k` into axis `k`. False, and nothing changed, if it depends on those before.
    private boolean reflect(int k) {
        double[] axis = columns[k];
        double length = Math.sqrt(squares(axis, k));
        if (!(length > DEPENDENT * Math.sqrt(squares(axis, 0)))) { // also where it is NaN
            return false;
        }
        double diagonal = axis[k] > 0.0 ? -length : length; // away from it, so no digits cancel
        axis[k] -= diagonal;
        double half = -diagonal * axis[k]; // half the squared length of the mirror's normal
        for (int column = k + 1; column < columns.length; column++) {
            mirror(columns[column], axis, k, half);
        }
        mirror(target, axis, k, half);
        axis[k] = diagonal;
        return true;
    }

    private static void mirror(double[] vector, double[] normal, int from, double half) {
        double product = 0.0;
        for (int row = from; row < vector.length; row++) {
            product += normal[row] * vector[row];
        }
        double factor = product / half;
        for (int row = from; row < vector.length; row++) {
            vector[row] -= factor * normal[row];
        }
    }

    private static double squares(double[] vector, int from) {
        double sum = 0.0;
        for (int row = from; row < vector.length; row++) {
            sum += vector[row] * vector[row];
        }
        return sum;
    }
}
