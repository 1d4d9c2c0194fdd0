package io.foretick.forecast;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;
import io.foretick.market.second.PairName;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Makes a [DensityPredictor] of forecasters that follow a price: each is led along the closes of
/// its coin's minutes, from the first one recorded. Asked for an instant before the last one, it
/// begins anew. Owned by one thread.
public final class PathPredictor implements DensityPredictor {

    private static final long MINUTE = 60;

    private final ForecasterFactory model;
    private final List<SecondSeries> coins;
    private final List<Forecaster> forecasters = new ArrayList<>();
    private final long[] fedTo; // the first instant whose close has not been taken

    public PathPredictor(ForecasterFactory model, List<? extends SecondSeries> coins) {
        this.model = model;
        this.coins = List.copyOf(coins);
        this.fedTo = new long[coins.size()];
        for (int coin = 0; coin < coins.size(); coin++) {
            forecasters.add(model.forAsset(asset(coin)));
            fedTo[coin] = firstClose(coin);
        }
    }

    @Override
    public List<@Nullable DensityCurve> at(long endSecond) {
        List<@Nullable DensityCurve> curves = new ArrayList<>();
        for (int coin = 0; coin < coins.size(); coin++) {
            boolean recorded = coins.get(coin).covers(endSecond - MINUTE, endSecond);
            curves.add(recorded ? curve(coin, endSecond) : null);
        }
        return curves;
    }

    private DensityCurve curve(int coin, long endSecond) {
        SecondSeries series = coins.get(coin);
        if (endSecond < fedTo[coin] - MINUTE) {
            forecasters.set(coin, model.forAsset(asset(coin)));
            fedTo[coin] = firstClose(coin);
        }
        Forecaster forecaster = forecasters.get(coin);
        for (long close = fedTo[coin]; close <= endSecond; close += MINUTE) {
            if (series.covers(close - MINUTE, close)) {
                forecaster.onPrice(close * Times.SECOND_NS, series.logPrice(close - 1));
            }
            fedTo[coin] = close + MINUTE;
        }
        return forecaster.curveAt(endSecond * Times.SECOND_NS);
    }

    private String asset(int coin) {
        return PairName.asset(coins.get(coin).symbol());
    }

    /// The end of the first whole minute.
    private long firstClose(int coin) {
        long first = coins.get(coin).firstSecond();
        return Math.ceilDiv(first, MINUTE) * MINUTE + MINUTE;
    }
}
