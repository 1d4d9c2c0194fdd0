package io.foretick.feature.direction;

import io.foretick.market.candle.CandleWindow;

import java.util.List;

/// What the trend model sees: the newest candle, its distance from averages, MACD and the parabolic
/// SAR. Owned by one thread.
///
/// Features, all in percent but the score: those of [CandleShape]; `sma_5`, `sma_10`, `sma_20`:
/// `100 (C / SMA - 1)`; `macd_line`, `macd_signal`, `macd_histogram` of the close; `sar`: `100 (SAR
/// - C) / C`.
///
/// Fine bins:
/// - `macd`: sign of the histogram, `UP` or `DOWN`, `ZERO` below 1e-6 percent
/// - `return`: the last return, `UP` above 5 bps, `DOWN` below -5 bps, else `FLAT`
/// - `sar`: `UP` if the stop lies at or below the close, else `DOWN`
/// - `slope`: change of the average of 5 over one candle, `UP` above 2 bps, `DOWN` below -2 bps,
///   else `FLAT`
/// - `sma`: `UP` if the average of 5 lies above that of 20, else `DOWN`
/// - `volatility`: standard deviation of the newest 30 returns, `LOW` below 5 bps, `HIGH` above 20
///   bps, else `MID`
///
/// Coarse bins: `macd`, `sar`, `sma`.
public final class TrendFeatures implements CandleFeatures {

    private static final List<String> NAMES =
            CandleShape.namesThen(
                    "sma_5",
                    "sma_10",
                    "sma_20",
                    "macd_line",
                    "macd_signal",
                    "macd_histogram",
                    "sar");

    private static final int SMA = 4;
    private static final int MACD = 7;
    private static final int HISTOGRAM = 9;
    private static final int SAR = 10;

    private static final int FAST = 5;
    private static final int MIDDLE = 10;
    private static final int SLOW = 20;
    private static final int RETURNS = 30;
    private static final double BPS = 1e4;

    private static final double HISTOGRAM_PERCENT = 1e-6;
    private static final double RETURN_PERCENT = 0.05;
    private static final double SLOPE_BPS = 2.0;
    private static final double CALM_BPS = 5.0;
    private static final double WILD_BPS = 20.0;

    private final CandleTail tail = new CandleTail();
    private final ParabolicSar parabolicSar = new ParabolicSar();
    private final double[] features = new double[NAMES.size()];
    private final double[] returnsBps = new double[RETURNS];

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void read(CandleWindow candles, double[] into) {
        tail.fill(candles);
        CandleShape.write(tail, into);
        double close = tail.close[tail.newest()];
        into[SMA] = 100.0 * (close / average(FAST) - 1.0);
        into[SMA + 1] = 100.0 * (close / average(MIDDLE) - 1.0);
        into[SMA + 2] = 100.0 * (close / average(SLOW) - 1.0);
        Macd.write(tail.close, into, MACD);
        into[SAR] = 100.0 * (parabolicSar.of(tail) - close) / close;
    }

    @Override
    public String fineBins(CandleWindow candles) {
        read(candles, features);
        return macdBin()
                + "|return="
                + Bins.move(features[CandleShape.RETURN], RETURN_PERCENT)
                + sarBin()
                + "|slope="
                + Bins.move(slopeBps(), SLOPE_BPS)
                + averageBin()
                + "|volatility="
                + Bins.level(volatilityBps(), CALM_BPS, WILD_BPS);
    }

    @Override
    public String coarseBins(CandleWindow candles) {
        read(candles, features);
        return macdBin() + sarBin() + averageBin();
    }

    private String macdBin() {
        return "macd=" + Bins.sign(features[HISTOGRAM], HISTOGRAM_PERCENT);
    }

    private String sarBin() {
        return "|sar=" + Bins.side(features[SAR] <= 0.0);
    }

    private String averageBin() {
        return "|sma=" + Bins.side(average(FAST) > average(SLOW));
    }

    private double average(int candles) {
        return Sma.at(tail.close, tail.newest(), candles);
    }

    private double slopeBps() {
        double before = Sma.at(tail.close, tail.newest() - 1, FAST);
        return BPS * (average(FAST) - before) / before;
    }

    private double volatilityBps() {
        int from = tail.newest() - RETURNS + 1;
        for (int k = 0; k < RETURNS; k++) {
            double before = tail.close[from + k - 1];
            returnsBps[k] = BPS * (tail.close[from + k] - before) / before;
        }
        return StandardScore.deviationOfNewest(returnsBps, RETURNS);
    }
}
