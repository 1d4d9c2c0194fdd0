package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;

/// The loss of the law that a network's outputs make of its anchor, in PyTorch's operations. The
/// formulas stand in [io.foretick.forecast.density.network.AnchorLaw] and
/// [io.foretick.forecast.density.network.LawLoss]; they are written a second time on purpose, to
/// check those. Computes with 64 bits: it takes differences of logarithms of the gamma function.
/// Stateless, safe for any thread.
public final class TorchLaw {

    private static final double[] NODES = {-Math.sqrt(0.6), 0, Math.sqrt(0.6)};
    private static final double[] SHARES = {5.0 / 18, 8.0 / 18, 5.0 / 18};

    private final Anchor anchor;
    private final double skewMax;

    /// @param settings of which anchor and skew count
    public TorchLaw(NetworkSettings settings) {
        this.anchor = settings.anchor();
        this.skewMax = settings.skew() == Skew.NETWORK ? settings.skewMax() : 0;
    }

    /// The loss of each row; the outputs' manager owns it.
    ///
    /// @param outputs `[row][3]` of a network
    /// @param targets `[5][row]`, in the order of [LawTarget]
    public NDArray losses(NDArray outputs, NDArray targets) {
        NDArray wide = widened(outputs).transpose();
        NDArray first = wide.get(0);
        NDArray correction = anchor == Anchor.HAR ? first.tanh() : first;
        NDArray logSigma = targets.get(0).add(correction);
        NDArray nu =
                Activation.softPlus(targets.get(1).add(wide.get(1)))
                        .add(HarModel.NU_MIN)
                        .minimum(HarModel.NU_MAX);
        NDArray skew = targets.get(2).add(wide.get(2).tanh().mul(skewMax));
        var shape = new TorchSkew(nu, skew);
        NDArray perSigma = logSigma.neg().exp();
        NDArray returnLog = targets.get(3);
        NDArray tickLog = targets.get(4);
        NDArray density = shape.logPdf(returnLog.mul(perSigma));
        NDArray mass = logMass(shape, tickLog.mul(perSigma).mul(0.5));
        NDArray stands = returnLog.abs().lt(tickLog.mul(0.25));
        return logSigma.sub(NDArrays.where(stands, mass, density));
    }

    /// As numbers of 64 bits. A conversion would cut the way of the gradients (DJL makes it without
    /// them); a product with ones of 64 bits does not.
    private static NDArray widened(NDArray outputs) {
        return outputs.mul(
                outputs.getManager().ones(new Shape(DensityNetwork.OUTPUTS), DataType.FLOAT64));
    }

    /// Logarithm of the density averaged over `[-half, half]`.
    private static NDArray logMass(TorchSkew shape, NDArray half) {
        NDArray sum = half.zerosLike();
        for (int k = 0; k < NODES.length; k++) {
            sum = sum.add(shape.logPdf(half.mul(NODES[k])).exp().mul(SHARES[k]));
        }
        return sum.log();
    }
}
