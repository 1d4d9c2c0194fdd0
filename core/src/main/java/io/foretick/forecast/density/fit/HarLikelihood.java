package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.HarModel;
import io.foretick.math.Elementary;
import io.foretick.math.Lbfgs;
import io.foretick.math.SkewShape;

import java.util.Arrays;
import java.util.List;

/// How badly parameters of a [HarModel] explain returns: the negative mean log density, up to a
/// constant, and its gradient. Every horizon counts the same. One thread.
///
/// How it works: at one horizon the model is linear in few numbers (a weight for each input, a tail
/// index, a skew). Their derivatives are summed over the horizon's returns and then spread over the
/// parabolas of which those numbers are the values there. At each horizon a normal prior of width 1
/// on the memories' weights and on the link of the skew counts as much as one return: nothing where
/// variance moves, but where it does not, and memories cannot be told from the constant, it keeps
/// them from growing without bound, and it leads the skew back from where its link is flat.
final class HarLikelihood implements Lbfgs.Objective {

    private static final int WIDTH = HarModel.WEIGHTS;

    private final List<HarSample> samples;
    private final double[] weights = new double[WIDTH];
    private final double[] byWeight = new double[WIDTH];
    private final double[] byShape = new double[SkewShape.GRADIENT_SIZE];
    private double byNu;
    private double byLambda;

    HarLikelihood(List<HarSample> samples) {
        this.samples = samples;
    }

    @Override
    public double evaluate(double[] at, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (HarSample sample : samples) {
            sum += add(sample, at, gradient) / samples.size();
        }
        return sum;
    }

    /// The mean loss at one horizon; its gradient is added.
    private double add(HarSample sample, double[] at, double[] gradient) {
        double u = sample.u();
        for (int j = 0; j < WIDTH; j++) {
            weights[j] = value(at, 3 * j, u);
        }
        double nuLink = value(at, HarParameters.NU, u);
        boolean skewed = at.length == HarParameters.COUNT_WITH_SKEW;
        double skewLink = skewed ? value(at, HarParameters.LAMBDA, u) : 0;
        double skew = Elementary.tanh(skewLink);
        double softplus = Math.max(nuLink, 0) + Elementary.log1p(Elementary.exp(-Math.abs(nuLink)));
        double nu = Math.min(HarModel.NU_MIN + softplus, HarModel.NU_MAX);
        double loss = sum(sample, SkewShape.of(nu, HarModel.LAMBDA_MAX * skew));
        double share = -1.0 / ((double) sample.size() * samples.size());
        for (int j = 0; j < WIDTH; j++) {
            spread(share * byWeight[j], 3 * j, u, gradient);
        }
        double nuByLink = nu < HarModel.NU_MAX ? 1 / (1 + Elementary.exp(-nuLink)) : 0;
        spread(share * byNu * nuByLink, HarParameters.NU, u, gradient);
        if (skewed) {
            double lambdaByLink = HarModel.LAMBDA_MAX * (1 - skew * skew);
            double bySkewLink = byLambda * lambdaByLink - skewLink;
            spread(share * bySkewLink, HarParameters.LAMBDA, u, gradient);
        }
        return (loss + 0.5 * skewLink * skewLink) / sample.size();
    }

    /// The summed loss of a horizon's returns; leaves the derivatives of the log density behind.
    private double sum(HarSample sample, SkewShape shape) {
        Arrays.fill(byWeight, 0);
        byNu = 0;
        byLambda = 0;
        double loss = 0;
        for (int j = 1; j < WIDTH - 1; j++) {
            loss += 0.5 * weights[j] * weights[j];
            byWeight[j] = -weights[j];
        }
        for (int k = 0; k < sample.size(); k++) {
            double logVariance = 0;
            for (int j = 0; j < WIDTH; j++) {
                logVariance += weights[j] * sample.input(k, j);
            }
            double z = sample.returnAt(k) * Elementary.exp(-0.5 * logVariance);
            loss += 0.5 * logVariance - shape.logPdf(z);
            shape.gradient(z, byShape);
            double byLogVariance = 0.5 * byShape[SkewShape.BY_LOG_SIGMA];
            for (int j = 0; j < WIDTH; j++) {
                byWeight[j] += byLogVariance * sample.input(k, j);
            }
            byNu += byShape[SkewShape.BY_NU];
            byLambda += byShape[SkewShape.BY_LAMBDA];
        }
        return loss;
    }

    private static double value(double[] at, int first, double u) {
        return at[first] + u * (at[first + 1] + u * at[first + 2]);
    }

    private static void spread(double derivative, int first, double u, double[] gradient) {
        gradient[first] += derivative;
        gradient[first + 1] += derivative * u;
        gradient[first + 2] += derivative * u * u;
    }
}
