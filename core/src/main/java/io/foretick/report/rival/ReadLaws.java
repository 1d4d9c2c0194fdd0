package io.foretick.report.rival;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.market.AssetPrices;
import io.foretick.market.second.BarSeries;
import io.foretick.market.second.PairName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The laws of a model that reads one-minute candles. Mutable, owned by the run's recorder.
///
/// How it works: candles are collected by coin, in the order in which the coins appear. A law is
/// that of the newest candle's end, which may not lie more than two minutes back.
final class ReadLaws implements RivalLaws {

    private static final int MINUTE = 60;
    private static final long OLD_SECONDS = 2 * MINUTE;

    private final DensityModel model;
    private final List<BarSeries> coins = new ArrayList<>();
    private @Nullable DensityPredictor predictor; // null until asked about these coins

    ReadLaws(DensityModel model) {
        this.model = model;
    }

    @Override
    public void onPrice(AssetPrices prices, long nowNs) {} // a price is no candle

    @Override
    public void onCandle(String asset, Bar bar) {
        if (bar.lengthNs() != Times.MINUTE_NS) {
            return;
        }
        BarSeries series = series(asset);
        if (series == null) {
            series = new BarSeries(asset + "USDT", MINUTE);
            coins.add(series);
            predictor = null;
            add(series, bar);
        } else if (Times.toEpochSecond(bar.startNs()) >= series.endSecond()) { // else told twice
            add(series, bar);
        }
    }

    @Override
    public @Nullable DensityCurve at(String asset, long nowNs) {
        BarSeries series = series(asset);
        if (series == null || Times.toEpochSecond(nowNs) - series.endSecond() > OLD_SECONDS) {
            return null;
        }
        DensityPredictor reader = Objects.requireNonNullElseGet(predictor, () -> model.over(coins));
        predictor = reader;
        return reader.at(series.endSecond()).get(coins.indexOf(series));
    }

    private static void add(BarSeries series, Bar bar) {
        series.bar(Times.toEpochSecond(bar.startNs()), bar.closeE8(), bar.volumeE8());
    }

    private @Nullable BarSeries series(String asset) {
        for (BarSeries series : coins) {
            if (PairName.asset(series.symbol()).equals(asset)) {
                return series;
            }
        }
        return null;
    }
}
