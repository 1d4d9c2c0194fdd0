package io.foretick.forecast.density.fit;

import io.foretick.math.Elementary;
import io.foretick.math.Lbfgs;
import io.foretick.math.SkewShape;

import java.util.Arrays;
import java.util.List;

/// How badly a GARCH recursion with Student-t news explains one-minute returns: the negative mean
/// log density, up to a constant, and its gradient. One thread.
///
/// How it works: long-run variance is 1 by the choice of units, so that the recursion reads `v <-
/// (1
/// - p) + a r^2 + (p - a) v`; its derivatives by `a` and `p` follow recursions of their own. Three
///   numbers are searched: the links of `a`, of `1 - p` and of the tail index.
final class GarchLikelihood implements Lbfgs.Objective {

    static final int NEWS = 0;
    static final int REVERSION = 1;
    static final int NU = 2;

    private static final double HALF = 0.5;
    private static final double REVERSION_MIN = 1e-6;
    private static final double NU_MIN = 2.05;

    private final List<GarchSample> samples;
    private final double[] byShape = new double[SkewShape.GRADIENT_SIZE];

    GarchLikelihood(List<GarchSample> samples) {
        this.samples = samples;
    }

    /// Where a search begins: a tenth of a minute's variance is news, a thousandth is forgotten.
    static double[] start() {
        return new double[] {-1.4, -6.2, 1};
    }

    static double newsWeight(double[] at) {
        return HALF * sigmoid(at[NEWS]);
    }

    static double persistence(double[] at) {
        return 1 - REVERSION_MIN - (HALF - REVERSION_MIN) * sigmoid(at[REVERSION]);
    }

    private static double nu(double[] at) {
        return NU_MIN + Elementary.exp(Math.min(at[NU], 5));
    }

    @Override
    public double evaluate(double[] at, double[] gradient) {
        Arrays.fill(gradient, 0);
        SkewShape shape = SkewShape.of(nu(at), 0);
        double loss = 0;
        long count = 0;
        for (GarchSample sample : samples) {
            loss += add(sample, at, shape, gradient);
            count += sample.size() - DrawnCloses.WARMUP_MINUTES;
        }
        double news = sigmoid(at[NEWS]);
        double reversion = sigmoid(at[REVERSION]);
        gradient[NEWS] *= HALF * news * (1 - news) / count;
        gradient[REVERSION] *= -(HALF - REVERSION_MIN) * reversion * (1 - reversion) / count;
        gradient[NU] *= at[NU] < 5 ? (nu(at) - NU_MIN) / count : 0;
        return loss / count;
    }

    /// The summed loss of one stretch; its derivatives by `a`, `p` and `nu` are added.
    private double add(GarchSample sample, double[] at, SkewShape shape, double[] gradient) {
        double a = newsWeight(at);
        double p = persistence(at);
        double variance = 1;
        double byNews = 0;
        double byPersistence = 0;
        double loss = 0;
        for (int k = 0; k < sample.size(); k++) {
            double value = sample.get(k);
            if (k >= DrawnCloses.WARMUP_MINUTES) {
                double z = value / Math.sqrt(variance);
                loss += HALF * Elementary.log(variance) - shape.logPdf(z);
                shape.gradient(z, byShape);
                double byVariance = HALF * byShape[SkewShape.BY_LOG_SIGMA] / variance;
                gradient[NEWS] -= byVariance * byNews;
                gradient[REVERSION] -= byVariance * byPersistence;
                gradient[NU] -= byShape[SkewShape.BY_NU];
            }
            byNews = value * value - variance + (p - a) * byNews;
            byPersistence = variance - 1 + (p - a) * byPersistence;
            variance = 1 - p + a * value * value + (p - a) * variance;
        }
        return loss;
    }

    private static double sigmoid(double link) {
        return 1 / (1 + Elementary.exp(-link));
    }
}
