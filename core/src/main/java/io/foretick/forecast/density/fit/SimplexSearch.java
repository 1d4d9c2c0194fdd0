package io.foretick.forecast.density.fit;

import java.util.function.ToDoubleFunction;

/// Finds a minimum of a function of a few variables without derivatives (Nelder and Mead 1965, with
/// the usual coefficients 1, 2, 1/2, 1/2). For a handful of smooth dimensions, not more; single
/// use, one thread.
final class SimplexSearch {

    private static final int STEPS_MAX = 4_000;
    private static final double SPREAD_MIN = 1e-8;

    private final ToDoubleFunction<double[]> function;
    private final double[][] corners;
    private final double[] values;

    private SimplexSearch(ToDoubleFunction<double[]> function, double[] start, double size) {
        this.function = function;
        this.corners = new double[start.length + 1][];
        this.values = new double[start.length + 1];
        for (int k = 0; k < corners.length; k++) {
            double[] corner = start.clone();
            if (k > 0) {
                corner[k - 1] += size;
            }
            corners[k] = corner;
            values[k] = function.applyAsDouble(corner);
        }
    }

    /// The lowest point found from `start` with a first step of `size`, searched twice so that a
    /// simplex that collapsed too early gets a second chance.
    static double[] minimise(ToDoubleFunction<double[]> function, double[] start, double size) {
        double[] first = new SimplexSearch(function, start, size).run();
        return new SimplexSearch(function, first, size / 4).run();
    }

    private double[] run() {
        int worst = values.length - 1;
        for (int step = 0; step < STEPS_MAX; step++) {
            sort();
            if (values[worst] - values[0] < SPREAD_MIN) {
                break;
            }
            improve();
        }
        sort();
        return corners[0];
    }

    private void improve() {
        int worst = values.length - 1;
        double[] centre = centreWithoutWorst();
        double[] mirrored = along(centre, -1);
        double value = function.applyAsDouble(mirrored);
        if (value < values[0]) {
            double[] further = along(centre, -2);
            double furtherValue = function.applyAsDouble(further);
            boolean better = furtherValue < value;
            replaceWorst(better ? further : mirrored, better ? furtherValue : value);
        } else if (value < values[worst - 1]) {
            replaceWorst(mirrored, value);
        } else {
            contract(centre, value);
        }
    }

    private void contract(double[] centre, double mirroredValue) {
        int worst = values.length - 1;
        double[] nearer = along(centre, mirroredValue < values[worst] ? -0.5 : 0.5);
        double nearerValue = function.applyAsDouble(nearer);
        if (nearerValue < Math.min(mirroredValue, values[worst])) {
            replaceWorst(nearer, nearerValue);
        } else {
            shrink();
        }
    }

    private void shrink() {
        for (int k = 1; k < corners.length; k++) {
            for (int i = 0; i < corners[k].length; i++) {
                corners[k][i] = corners[0][i] + 0.5 * (corners[k][i] - corners[0][i]);
            }
            values[k] = function.applyAsDouble(corners[k]);
        }
    }

    /// The point at `share` of the way from the centre to the worst corner.
    private double[] along(double[] centre, double share) {
        double[] worst = corners[corners.length - 1];
        double[] point = new double[centre.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = centre[i] + share * (worst[i] - centre[i]);
        }
        return point;
    }

    private double[] centreWithoutWorst() {
        int count = corners.length - 1;
        double[] centre = new double[count];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < count; i++) {
                centre[i] += corners[k][i] / count;
            }
        }
        return centre;
    }

    private void replaceWorst(double[] corner, double value) {
        corners[corners.length - 1] = corner;
        values[values.length - 1] = value;
    }

    /// Best first; by insertion, since little changes between steps.
    private void sort() {
        for (int k = 1; k < values.length; k++) {
            double value = values[k];
            double[] corner = corners[k];
            int at = k;
            while (at > 0 && values[at - 1] > value) {
                values[at] = values[at - 1];
                corners[at] = corners[at - 1];
                at--;
            }
            values[at] = value;
            corners[at] = corner;
        }
    }
}
