package io.foretick.risk.measure;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// Whether an inventory comes back or runs away, from positions at equal steps. A value.
///
/// @param halfLifeSteps steps in which half of a position is gone, `ln 0.5 / ln phi` with `phi` the
///   regression of a position on the one before; infinite where it does not come back, 0 where the
///   next position knows nothing of it
/// @param slopePerStep of a line through the positions
/// @param slopeT its t-value with a deviation that allows for positions being alike to their
///   neighbours (Newey and West, 1987); NaN where all lie on the line
public record InventoryDrift(double halfLifeSteps, double slopePerStep, double slopeT) {

    private static final int POSITIONS_MIN = 3;

    /// Drift of these positions, with the usual number of neighbours, `4 (n / 100)^(2/9)`.
    public static InventoryDrift of(double[] positions) {
        double share = 2.0 / 9.0;
        double lags = 4.0 * Elementary.pow(positions.length / 100.0, share);
        return of(positions, (int) Math.min(lags, positions.length - 1.0));
    }

    /// Drift of these positions.
    ///
    /// @param lags how many neighbours on each side a position may be alike to
    public static InventoryDrift of(double[] positions, int lags) {
        Checks.inRange(positions.length, POSITIONS_MIN, 1 << 28, "positions");
        Checks.inRange(lags, 0, positions.length - 1, "lags");
        int count = positions.length;
        double middle = 0.5 * (count - 1);
        double mean = 0.0;
        double products = 0.0;
        double squares = 0.0;
        for (int k = 0; k < count; k++) {
            mean += positions[k] / count;
            products += (k - middle) * positions[k];
            squares += (k - middle) * (k - middle);
        }
        double slope = products / squares;
        double[] scores = new double[count];
        for (int k = 0; k < count; k++) {
            double residual = positions[k] - mean - slope * (k - middle);
            scores[k] = residual * (k - middle);
        }
        double deviation = Math.sqrt(longRunSum(scores, lags)) / squares;
        return new InventoryDrift(halfLife(positions), slope, slope / deviation);
    }

    /// Sum of the products of all pairs no more than `lags` apart, far ones weighing less.
    private static double longRunSum(double[] scores, int lags) {
        double sum = 0.0;
        for (int lag = 0; lag <= lags; lag++) {
            double products = 0.0;
            for (int k = lag; k < scores.length; k++) {
                products += scores[k] * scores[k - lag];
            }
            double weight = 1.0 - lag / (lags + 1.0);
            sum += (lag == 0 ? 1.0 : 2.0 * weight) * products;
        }
        return Math.max(sum, 0.0);
    }

    private static double halfLife(double[] positions) {
        int pairs = positions.length - 1;
        double before = 0.0;
        double after = 0.0;
        for (int k = 0; k < pairs; k++) {
            before += positions[k] / pairs;
            after += positions[k + 1] / pairs;
        }
        double products = 0.0;
        double squares = 0.0;
        for (int k = 0; k < pairs; k++) {
            products += (positions[k] - before) * (positions[k + 1] - after);
            squares += (positions[k] - before) * (positions[k] - before);
        }
        double phi = products / squares;
        if (!(phi < 1.0)) {
            return Double.POSITIVE_INFINITY; // also a position that never changed
        }
        return phi > 0.0 ? Elementary.log(0.5) / Elementary.log(phi) : 0.0;
    }
}
