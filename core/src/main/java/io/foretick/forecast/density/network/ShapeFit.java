package io.foretick.forecast.density.network;

import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Quadratic;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.series.LeastSquares;

import java.util.List;

/// Fits a [ShapeByHorizon] to where returns fell in laws that are not corrected yet. Used once, one
/// thread.
///
/// How it works: were the coefficient of degree `n` at some horizon `c`, the mean of `(2n + 1)
/// Pn(2u - 1)` over the places `u` would be `c`, for Legendre's polynomials are orthogonal. So its
/// parabola in the horizon's position is a regression on these means, each with the variance of as
/// many independent places as it counts for. The parabola is given by three values: at a minute, in
/// the middle, at a day. A normal prior of width 0.1 around nothing on each of them keeps quiet
/// what the few returns of a day only seem to say.
public final class ShapeFit {

    private static final double PRIOR_WIDTH = 0.1;
    private static final double ALLOWED = ShapeByHorizon.SUM_MAX * (1 - 1e-9); // for rounding
    private static final int[] DEGREES = {2, 4, 6};
    private static final int NODES = 3;

    private final List<Integer> horizonSeconds;
    private final double[] weights; // [horizon]
    private final double[][] sums; // [degree][horizon], of the weighted polynomials

    /// @param horizonSeconds of the returns
    public ShapeFit(List<Integer> horizonSeconds) {
        this.horizonSeconds = List.copyOf(horizonSeconds);
        this.weights = new double[horizonSeconds.size()];
        this.sums = new double[DEGREES.length][horizonSeconds.size()];
    }

    /// Takes one return.
    ///
    /// @param horizon which of the horizons
    /// @param place probability that its law gave to a smaller one
    /// @param weight how many independent returns it counts for, at most 1: those that overlap say
    ///   less
    public void add(int horizon, double place, double weight) {
        weights[horizon] += weight;
        sums[0][horizon] += weight * ShapeCorrection.legendre2(place);
        sums[1][horizon] += weight * ShapeCorrection.legendre4(place);
        sums[2][horizon] += weight * ShapeCorrection.legendre6(place);
    }

    /// The shape that is likeliest; less of it where that would correct more than is allowed.
    public ShapeByHorizon fit() {
        Quadratic second = parabola(0);
        Quadratic fourth = parabola(1);
        Quadratic sixth = parabola(2);
        double largest = ShapeByHorizon.largest(second, fourth, sixth);
        double share = Math.min(1, ALLOWED / largest);
        return new ShapeByHorizon(
                scaled(second, share), scaled(fourth, share), scaled(sixth, share));
    }

    private Quadratic parabola(int degree) {
        int rows = weights.length + NODES;
        double[][] columns = new double[NODES][rows];
        double[] target = new double[rows];
        double factor = 2 * DEGREES[degree] + 1;
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                double perDeviation = Math.sqrt(weights[row] / factor);
                double u = Horizons.position(horizonSeconds.get(row));
                columns[0][row] = perDeviation * 2 * (u - 0.5) * (u - 1);
                columns[1][row] = perDeviation * 4 * u * (1 - u);
                columns[2][row] = perDeviation * 2 * u * (u - 0.5);
                target[row] = perDeviation * factor * sums[degree][row] / weights[row];
            }
        }
        for (int node = 0; node < NODES; node++) {
            columns[node][weights.length + node] = 1 / PRIOR_WIDTH;
        }
        double[] at = LeastSquares.fit(columns, target).coefficients();
        return new Quadratic(at[0], 4 * at[1] - 3 * at[0] - at[2], 2 * (at[0] + at[2]) - 4 * at[1]);
    }

    private static Quadratic scaled(Quadratic parabola, double share) {
        return new Quadratic(
                parabola.constant() * share, parabola.slope() * share, parabola.bend() * share);
    }
}
