package io.foretick.forecast.density.network;

import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.forecast.DensityPredictor;
import io.foretick.market.second.BarSeries;
import io.foretick.math.kernel.Arithmetic;

import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Stands for the bits of an hour of predictions. Made anew for each width of vectors.
public final class PredictionDigest implements LongSupplier {

    @Override
    public long getAsLong() {
        return of(Arithmetic.vector());
    }

    static long of(Arithmetic arithmetic) {
        NetworkModel model =
                SmallNetwork.drawn(SmallNetwork.settings(Anchor.HAR, Skew.NETWORK), 2, 11);
        BarSeries coin = SmallNetwork.minutes("BTCUSDT", 200, 1);
        DensityPredictor predictor = new NetworkPredictor(model, List.of(coin), arithmetic);
        Digest digest = new Digest();
        for (int second = 0; second < 3_600; second += 7) {
            long end = SmallNetwork.START + 100 * 60 + second;
            add(Objects.requireNonNull(predictor.at(end).getFirst()), digest);
        }
        return digest.value();
    }

    private static void add(DensityCurve curve, Digest digest) {
        for (int knot = 0; knot < curve.knots(); knot++) {
            digest.add(curve.sigma(knot)).add(curve.nu(knot)).add(curve.lambda(knot));
            for (int term = 0; term < DensityCurve.CORRECTIONS; term++) {
                digest.add(curve.correction(knot, term));
            }
        }
    }
}
