package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;

/// The zero-mean, unit-variance skew Student-t law (Hansen 1994) in PyTorch's operations, from
/// which it finds gradients by itself. The formula stands in [io.foretick.math.SkewShape]; here it
/// is written a second time on purpose, to check that one. Wants 64 bits: it takes differences of
/// logarithms of the gamma function.
final class TorchSkew {

    private static final double LOG_ROOT_PI = 0.5 * Math.log(Math.PI);

    private final NDArray nu;
    private final NDArray skew;
    private final NDArray offset; // a
    private final NDArray stretch; // b
    private final NDArray logPeak;

    /// @param nu tail index of each row, above two
    /// @param skew of each row, within minus one and one
    TorchSkew(NDArray nu, NDArray skew) {
        this.nu = nu;
        this.skew = skew;
        NDArray excess = nu.sub(2.0);
        NDArray above = nu.add(1.0).mul(0.5);
        NDArray logConstant = above.gammaln().sub(nu.mul(0.5).gammaln()).sub(LOG_ROOT_PI);
        NDArray unit = logConstant.exp().mul(4.0).mul(excess.sqrt()).div(nu.sub(1.0));
        this.offset = skew.mul(unit);
        this.stretch = skew.square().mul(3.0).add(1.0).sub(offset.square()).sqrt();
        this.logPeak = stretch.log().add(logConstant).sub(excess.log().mul(0.5));
    }

    /// Logarithm of the density at `z`, of the shape of the tail index.
    NDArray logPdf(NDArray z) {
        NDArray y = stretch.mul(z).add(offset);
        NDArray side = NDArrays.where(y.lt(0.0), skew.neg(), skew).add(1.0);
        NDArray share = y.div(side).square().div(nu.sub(2.0));
        return logPeak.sub(nu.add(1.0).mul(0.5).mul(share.add(1.0).log()));
    }
}
