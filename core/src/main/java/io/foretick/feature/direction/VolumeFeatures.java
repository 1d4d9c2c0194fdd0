package io.foretick.feature.direction;

import io.foretick.market.candle.CandleWindow;

import java.util.List;

/// What the volume model sees: the newest candle, and whether volume went with rises or with falls.
/// Owned by one thread.
///
/// Features: those of [CandleShape]; `obv_slope`: mean change of on-balance volume over the newest
/// 5 candles, in mean volumes of the whole window; `obv_z`: on-balance volume in deviations from
/// its mean over the window; `mfi`: `(MFI14 - 50) / 50`. Where nothing was traded all of them but
/// the candle's own are 0.
///
/// Fine bins:
/// - `mfi`: `LOW` up to 20, `HIGH` from 80 on, else `MID`
/// - `obv`: sign of the slope, `UP` or `DOWN`, `ZERO` below 1e-9
/// - `range`: `LOW` below 0.05 percent, `HIGH` above 0.3 percent, else `MID`
/// - `volume`: of its score, `LOW` up to -1, `HIGH` from 1 on, else `MID`
///
/// Coarse bins: `mfi`, `volume`.
public final class VolumeFeatures implements CandleFeatures {

    private static final List<String> NAMES = CandleShape.namesThen("obv_slope", "obv_z", "mfi");

    private static final int OBV_SLOPE = 4;
    private static final int OBV_Z = 5;
    private static final int MFI = 6;

    private static final int SLOPE = 5;
    private static final double SLOPE_ROUNDING = 1e-9;
    private static final double MIDDLE = 50.0;

    private final CandleTail tail = new CandleTail();
    private final double[] balance = new double[LOOKBACK];
    private final double[] features = new double[NAMES.size()];

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void read(CandleWindow candles, double[] into) {
        tail.fill(candles);
        CandleShape.write(tail, into);
        Obv.write(tail, balance);
        into[OBV_SLOPE] = slope();
        into[OBV_Z] = StandardScore.ofNewest(balance, LOOKBACK);
        into[MFI] = (Mfi.of(tail) - MIDDLE) / MIDDLE;
    }

    @Override
    public String fineBins(CandleWindow candles) {
        read(candles, features);
        return moneyBin()
                + "|obv="
                + Bins.sign(features[OBV_SLOPE], SLOPE_ROUNDING)
                + "|range="
                + Bins.level(features[CandleShape.RANGE], 0.05, 0.3)
                + volumeBin();
    }

    @Override
    public String coarseBins(CandleWindow candles) {
        read(candles, features);
        return moneyBin() + volumeBin();
    }

    private String moneyBin() {
        return "mfi=" + Bins.zone(Mfi.of(tail), 20.0, 80.0);
    }

    private String volumeBin() {
        return "|volume=" + Bins.zone(features[CandleShape.VOLUME_Z], -1.0, 1.0);
    }

    private double slope() {
        double volume = Sma.at(tail.volume, tail.newest(), LOOKBACK);
        if (volume > 0.0) {
            int newest = tail.newest();
            return (balance[newest] - balance[newest - SLOPE]) / SLOPE / volume;
        }
        return 0.0;
    }
}
