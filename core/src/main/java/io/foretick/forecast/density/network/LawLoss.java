package io.foretick.forecast.density.network;

import io.foretick.math.Elementary;
import io.foretick.math.SkewShape;

/// How badly a law explains what came, in nats, and how that moves with a network's outputs. Holds
/// the last answer; one thread.
///
/// How it works: a return that is not zero costs its negative log density. A price that stands
/// where it was is no exact zero but one of the prices within half a tick: it costs the logarithm
/// of the law's mass there, by three points of Gauss and Legendre. The density alone would reward a
/// law that narrows on zero without end.
public final class LawLoss {

    private static final double[] NODES = {-0.7745966692414834, 0, 0.7745966692414834};
    private static final double[] SHARES = {5.0 / 18, 8.0 / 18, 5.0 / 18};

    private final double[] byShape = new double[SkewShape.GRADIENT_SIZE];
    private final double[] gradient = new double[DensityNetwork.OUTPUTS];
    private double byLogSigma;
    private double byNu;
    private double byLambda;

    /// The loss of a corrected law.
    ///
    /// @param law after [AnchorLaw#correct]
    /// @param returnLog what came
    /// @param tickLog least step of the price over the price
    public double of(AnchorLaw law, double returnLog, double tickLog) {
        SkewShape shape = SkewShape.of(law.nu(), law.lambda());
        double perSigma = Elementary.exp(-law.logSigma());
        double loss =
                Math.abs(returnLog) < 0.25 * tickLog
                        ? mass(shape, 0.5 * tickLog * perSigma, law.logSigma())
                        : density(shape, returnLog * perSigma, law.logSigma());
        gradient[0] = -byLogSigma * law.logSigmaSlope();
        gradient[1] = -byNu * law.nuSlope();
        gradient[2] = -byLambda * law.lambdaSlope();
        return loss;
    }

    /// How the last loss moves with an output.
    public double gradient(int output) {
        return gradient[output];
    }

    private double density(SkewShape shape, double z, double logSigma) {
        shape.gradient(z, byShape);
        byLogSigma = byShape[SkewShape.BY_LOG_SIGMA];
        byNu = byShape[SkewShape.BY_NU];
        byLambda = byShape[SkewShape.BY_LAMBDA];
        return logSigma - shape.logPdf(z);
    }

    /// The density averaged over `[-half, half]`; times the tick it would be the mass, which moves
    /// the loss by a constant only.
    private double mass(SkewShape shape, double half, double logSigma) {
        double sum = 0;
        double sigmaSum = 0;
        double nuSum = 0;
        double lambdaSum = 0;
        for (int k = 0; k < NODES.length; k++) {
            double z = NODES[k] * half;
            double share = SHARES[k] * shape.pdf(z);
            shape.gradient(z, byShape);
            sum += share;
            sigmaSum += share * byShape[SkewShape.BY_LOG_SIGMA];
            nuSum += share * byShape[SkewShape.BY_NU];
            lambdaSum += share * byShape[SkewShape.BY_LAMBDA];
        }
        byLogSigma = sigmaSum / sum;
        byNu = nuSum / sum;
        byLambda = lambdaSum / sum;
        return logSigma - Elementary.log(sum);
    }
}
