package io.foretick.feature.direction;

import io.foretick.market.candle.CandleWindow;

import java.util.List;

/// What the oscillator model sees: whether the price stands high or low among those of the last
/// candles. Owned by one thread.
///
/// Features, all in `[-1, 1]`: `rsi`: `(RSI14 - 50) / 50`; `stochastic_k`: `(%K - 50) / 50` with 14
/// candles smoothed over 3; `stochastic_d`: `(%D - 50) / 50`, smoothed over 3 once more; `cci`:
/// `CCI20 / 200`, clipped.
///
/// Fine bins:
/// - `cci`: `LOW` up to -100, `HIGH` from 100 on, else `MID`
/// - `rsi`: `LOW` up to 30, `HIGH` from 70 on, else `MID`
/// - `stochastic`: of %K, `LOW` up to 20, `HIGH` from 80 on, else `MID`
///
/// Coarse bins: `rsi`, `stochastic`.
public final class OscillatorFeatures implements CandleFeatures {

    private static final List<String> NAMES = List.of("rsi", "stochastic_k", "stochastic_d", "cci");

    private static final double MIDDLE = 50.0;
    private static final double CCI_FULL = 200.0;

    private final CandleTail tail = new CandleTail();

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void read(CandleWindow candles, double[] into) {
        tail.fill(candles);
        into[0] = aboutMiddle(Rsi.of(tail.close));
        into[1] = aboutMiddle(Stochastic.k(tail, tail.newest()));
        into[2] = aboutMiddle(Stochastic.d(tail, tail.newest()));
        into[3] = Math.clamp(Cci.of(tail) / CCI_FULL, -1.0, 1.0);
    }

    @Override
    public String fineBins(CandleWindow candles) {
        tail.fill(candles);
        return "cci=" + Bins.zone(Cci.of(tail), -100.0, 100.0) + "|" + sharedBins();
    }

    @Override
    public String coarseBins(CandleWindow candles) {
        tail.fill(candles);
        return sharedBins();
    }

    private String sharedBins() {
        double k = Stochastic.k(tail, tail.newest());
        return "rsi="
                + Bins.zone(Rsi.of(tail.close), 30.0, 70.0)
                + "|stochastic="
                + Bins.zone(k, 20.0, 80.0);
    }

    private static double aboutMiddle(double percentage) {
        return (percentage - MIDDLE) / MIDDLE;
    }
}
