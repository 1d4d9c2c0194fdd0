package io.foretick.feature.legacy;

import io.foretick.feature.FeatureTable;
import io.foretick.math.series.Returns;
import io.foretick.math.series.Rolling;

import java.util.ArrayList;
import java.util.List;

/// The older pipeline's matrix of 24 features, bug for bug: daily figures a day early, statistics
/// of the whole sample, weights turned round, a constant column. Only for parity; models are
/// trained on [StrictFeatures]. Stateless.
public final class CompatFeatures {

    /// Names of the columns; their order is part of the contract.
    public static final List<String> NAMES =
            List.of(
                    "close",
                    "volume",
                    "tvl_usd",
                    "daily_active_addresses_value",
                    "dev_activity_value",
                    "social_volume_total_value",
                    "network_growth_value",
                    "price_return",
                    "tvl_change",
                    "price_tvl_ratio",
                    "return_vol_24h",
                    "volume_tvl_ratio",
                    "address_growth",
                    "social_dominance_change",
                    "mcap_tvl_ratio",
                    "fracdiff_close",
                    "return_entropy_24h",
                    "return_entropy_168h",
                    "cusum_flag",
                    "sadf_flag",
                    "vol_regime",
                    "return_vol_1h",
                    "return_vol_168h",
                    "parkinson_vol");

    private static final int DAY = 24;
    private static final int WEEK = 168;

    private CompatFeatures() {}

    /// One row a kline, in order of time. What is not known is 0; a ratio with a zero below may be
    /// infinite.
    public static FeatureTable of(HourlyHistory history) {
        return of(CompatMerge.of(history));
    }

    static FeatureTable of(CompatMerge merge) {
        double[] close = merge.hourly(Kline::close);
        double[] returns = Returns.logarithmic(close);
        var columns = new ArrayList<double[]>();
        columns.add(close);
        columns.add(merge.hourly(Kline::volume));
        columns.add(merge.tvl());
        columns.add(merge.social(SocialDay::activeAddresses));
        columns.add(merge.social(SocialDay::devActivity));
        columns.add(merge.social(SocialDay::socialVolume));
        columns.add(merge.social(SocialDay::networkGrowth));
        addRatios(columns, merge, returns);
        addBlocks(columns, close, returns);
        columns.add(Rolling.standardDeviation(returns, 1)); // NaN always, so the column is all 0
        columns.add(Rolling.standardDeviation(returns, WEEK));
        columns.add(parkinson(merge));
        columns.replaceAll(Columns::zeroForNaN);
        return FeatureTable.of(NAMES, columns);
    }

    private static void addRatios(List<double[]> columns, CompatMerge merge, double[] returns) {
        double[] tvl = merge.tvl();
        columns.add(returns);
        columns.add(Columns.relativeChange(tvl));
        columns.add(Columns.ratio(merge.hourly(Kline::close), tvl));
        columns.add(Rolling.standardDeviation(returns, DAY));
        columns.add(Columns.ratio(merge.hourly(Kline::volume), tvl));
        columns.add(Columns.relativeChange(merge.social(SocialDay::activeAddresses)));
        columns.add(Columns.relativeChange(merge.social(SocialDay::socialDominance)));
        columns.add(Columns.ratio(merge.social(SocialDay::marketCapUsd), tvl));
    }

    private static void addBlocks(List<double[]> columns, double[] close, double[] returns) {
        double order = OrderSearch.smallestOrderBackwards(close);
        columns.add(OrderSearch.backwards(close, order));
        columns.add(CompatBlocks.heightEntropy(returns, DAY));
        columns.add(CompatBlocks.heightEntropy(returns, WEEK));
        columns.add(CompatBlocks.cusumFlag(returns, 2.0));
        columns.add(CompatBlocks.sadfFlag(close, DAY));
        columns.add(CompatBlocks.regime(returns, DAY));
    }

    private static double[] parkinson(CompatMerge merge) {
        double[] high = merge.hourly(Kline::high);
        double[] low = merge.hourly(Kline::low);
        return CompatBlocks.parkinson(high, low, DAY);
    }
}
