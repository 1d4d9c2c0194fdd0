package io.foretick.venue.amm.inclusion;

import io.foretick.base.Checks;
import io.foretick.math.Logistic;
import io.foretick.math.Statistics;

import java.util.Arrays;
import java.util.Optional;

/// The last bribes that were paid and whether they were enough, and the [Inclusion] that fits them.
/// Forgets the oldest when full. Owned by whoever bids, on one thread; a fit allocates nothing but
/// its answer.
///
/// How it works: logistic regression by Newton's method, which for this likelihood is iteratively
/// reweighted least squares. Bribes count in units of their mean, and a ridge of 1e-6 holds both
/// coefficients, so that a record in which bribes part the outcomes perfectly has a finite fit.
public final class InclusionRecord {

    private static final double RIDGE = 1e-6;
    private static final int ROUNDS_MAX = 50;
    private static final double CLOSE = 1e-10;
    private static final double STEP_MAX = 4.0; // log odds; keeps the first rounds in range

    private final double[] bribes;
    private final boolean[] included;
    private int size;
    private int next;

    // The normal equations of one round.
    private double gradientA;
    private double gradientS;
    private double weights;
    private double weightedBribes;
    private double weightedSquares;

    /// An empty record of the last `sizeMax` bribes.
    public InclusionRecord(int sizeMax) {
        Checks.positive(sizeMax, "sizeMax");
        bribes = new double[sizeMax];
        included = new boolean[sizeMax];
    }

    /// Notes what became of a bribe.
    public void add(double bribe, boolean wasIncluded) {
        bribes[next] = Checks.finite(bribe, "bribe");
        included[next] = wasIncluded;
        next = (next + 1) % bribes.length;
        size = Math.min(size + 1, bribes.length);
    }

    public int size() {
        return size;
    }

    /// The bribe that the share `p` of the included ones did not exceed, linear between neighbours;
    /// empty if none was included.
    public Optional<Double> includedQuantile(double p) {
        double[] paid = new double[size];
        int count = 0;
        for (int k = 0; k < size; k++) {
            if (included[k]) {
                paid[count++] = bribes[k];
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(Statistics.quantile(Arrays.copyOf(paid, count), p));
    }

    /// The likeliest model; empty while nothing tells how a bribe matters: both outcomes must have
    /// been seen, and higher bribes included more often.
    public Optional<Inclusion> fit() {
        double unit = meanSize();
        if (!(unit > 0.0) || !bothSeen()) {
            return Optional.empty();
        }
        double a = 0.0;
        double s = 0.0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            sumUp(a, s, unit);
            double determinant = weights * weightedSquares - weightedBribes * weightedBribes;
            double stepA = (weightedSquares * gradientA - weightedBribes * gradientS) / determinant;
            double stepS = (weights * gradientS - weightedBribes * gradientA) / determinant;
            a += Math.clamp(stepA, -STEP_MAX, STEP_MAX);
            s += Math.clamp(stepS, -STEP_MAX, STEP_MAX);
            if (Math.abs(stepA) + Math.abs(stepS) < CLOSE) {
                break;
            }
        }
        return s / unit >= Double.MIN_NORMAL
                ? Optional.of(new Inclusion(a, s / unit))
                : Optional.empty();
    }

    private void sumUp(double a, double s, double unit) {
        gradientA = -RIDGE * a;
        gradientS = -RIDGE * s;
        weights = RIDGE;
        weightedBribes = 0.0;
        weightedSquares = RIDGE;
        for (int k = 0; k < size; k++) {
            double bribe = bribes[k] / unit;
            double p = Logistic.probability(a + s * bribe);
            double miss = (included[k] ? 1.0 : 0.0) - p;
            double weight = p * (1.0 - p);
            gradientA += miss;
            gradientS += miss * bribe;
            weights += weight;
            weightedBribes += weight * bribe;
            weightedSquares += weight * bribe * bribe;
        }
    }

    private double meanSize() {
        double sum = 0.0;
        for (int k = 0; k < size; k++) {
            sum += Math.abs(bribes[k]);
        }
        return sum / size;
    }

    private boolean bothSeen() {
        boolean yes = false;
        boolean no = false;
        for (int k = 0; k < size; k++) {
            yes |= included[k];
            no |= !included[k];
        }
        return yes && no;
    }
}
