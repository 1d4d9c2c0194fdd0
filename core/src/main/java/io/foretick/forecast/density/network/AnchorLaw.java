package io.foretick.forecast.density.network;

import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HarVariance;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Season;
import io.foretick.math.Elementary;

/// The law that a network's outputs correct, at one instant and horizon, and the law that comes of
/// the correction. Holds one horizon's constants; owned by one thread, allocates nothing.
///
/// How it works: with the anchor's logarithm of sigma `s`, its links of tail index `n` and skew
/// `l`, and the outputs `o`,
///
///     log sigma = s + tanh(o0)     nu = 2.05 + softplus(n + o1), at most 200
///     lambda = 0, 0.1 tanh(l) or m tanh(o2)
///
/// for the three kinds of [Skew], `m` the bound that the settings give. So zero outputs are the
/// anchor itself, and no output moves sigma by more than a factor of e.
public final class AnchorLaw {

    /// What a head reads of the anchor: the memories and the season ahead, as logarithms.
    public static final int INPUTS = HarVariance.MEMORIES + 1;

    private static final double HOUR = 3_600;

    private final HarModel model;
    private final Anchor anchor;
    private final Skew skew;
    private final double skewMax;
    private final double[] weights = new double[HarModel.WEIGHTS];
    private double horizonSeconds;
    private double nuLink;
    private double anchorSkew;
    private double anchorLogSigma;

    private double logSigma;
    private double nu;
    private double lambda;
    private double logSigmaSlope;
    private double nuSlope;
    private double lambdaSlope;

    public AnchorLaw(HarModel model, NetworkSettings settings) {
        this.model = model;
        this.anchor = settings.anchor();
        this.skew = settings.skew();
        this.skewMax = skew == Skew.NETWORK ? settings.skewMax() : 0;
    }

    /// Turns to a horizon.
    public void horizon(double seconds) {
        horizonSeconds = seconds;
        double u = Horizons.position(seconds);
        double unit = model.levels().fallbackVariancePerSecond();
        for (int k = 0; k < HarModel.WEIGHTS; k++) {
            weights[k] = model.weights().get(k).at(u);
        }
        weights[0] += Elementary.log(seconds * unit);
        nuLink = model.nuLink().at(u);
        anchorSkew = skew == Skew.HORIZON ? model.lambdaAt(u) : 0;
    }

    /// Takes what is known at an instant and fills in the season up to the horizon.
    ///
    /// @param inputs [#INPUTS] numbers; the memories are the caller's, the last is set here
    public void instant(long timeNs, double[] inputs) {
        Season season = model.season();
        double meanSeason = season.integralSeconds(timeNs, horizonSeconds) / horizonSeconds;
        inputs[INPUTS - 1] = Elementary.log(meanSeason);
        double logVariance = weights[0];
        for (int k = 0; k < INPUTS; k++) {
            logVariance += weights[1 + k] * inputs[k];
        }
        double flat = HOUR * model.levels().fallbackVariancePerSecond();
        anchorLogSigma = 0.5 * (anchor == Anchor.HAR ? logVariance : Elementary.log(flat));
    }

    /// Takes a network's three outputs.
    public void correct(double o0, double o1, double o2) {
        double reach = Elementary.tanh(o0);
        logSigma = anchorLogSigma + reachOf(o0, reach);
        logSigmaSlope = anchor == Anchor.HAR ? 1 - reach * reach : 1;
        double link = nuLink + o1;
        double softplus = Math.max(link, 0) + Elementary.log1p(Elementary.exp(-Math.abs(link)));
        nu = Math.min(HarModel.NU_MIN + softplus, HarModel.NU_MAX);
        nuSlope = nu < HarModel.NU_MAX ? 1 / (1 + Elementary.exp(-link)) : 0;
        double bend = Elementary.tanh(o2);
        lambda = anchorSkew + skewMax * bend;
        lambdaSlope = skewMax * (1 - bend * bend);
    }

    /// Logarithm of the standard deviation over the horizon.
    public double logSigma() {
        return logSigma;
    }

    /// Variance over the horizon.
    public double variance() {
        return Elementary.exp(2 * logSigma);
    }

    public double nu() {
        return nu;
    }

    public double lambda() {
        return lambda;
    }

    /// How the logarithm of sigma moves with the first output.
    double logSigmaSlope() {
        return logSigmaSlope;
    }

    /// How the tail index moves with the second output.
    double nuSlope() {
        return nuSlope;
    }

    /// How the skew moves with the third output.
    double lambdaSlope() {
        return lambdaSlope;
    }

    /// Without an anchor the network has to find all of sigma by itself.
    private double reachOf(double output, double bounded) {
        return anchor == Anchor.HAR ? bounded : output;
    }
}
