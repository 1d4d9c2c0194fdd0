package io.foretick.feature.legacy;

import io.foretick.base.Checks;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.indicator.Bubbles;
import io.foretick.feature.indicator.CusumFilter;
import io.foretick.feature.indicator.PriceIndicators;
import io.foretick.feature.indicator.VolumeProfile;

import java.util.ArrayList;
import java.util.List;

/// The hourly features as they should have been: row `t` is made of what was known when hour `t`
/// closed, and of nothing that lies beyond a missing hour. What is not known yet is NaN. Immutable,
/// safe for any thread; not for live use tick by tick, since it computes whole tables.
///
/// How it works: each run of hours without a gap is computed on its own. All windows trail; whole
/// sample statistics have become statistics of the rows so far; a day's figures appear on the next
/// day. Averages that never forget (RSI, MACD, CUSUM, regime) begin where the run begins, so live
/// rows equal those of training only if both began at the same hour.
///
/// @param blocks which features, in the order of the columns
/// @param fractionalOrder of the fractional difference; see [#fitted]
public record StrictFeatures(List<StrictBlock> blocks, double fractionalOrder) {

    public StrictFeatures {
        blocks = List.copyOf(blocks);
        Checks.positive(blocks.size(), "number of blocks");
        Checks.inRange(blocks.stream().distinct().count(), blocks.size(), blocks.size(), "blocks");
        Checks.inRange(fractionalOrder, 0.0, 2.0, "fractionalOrder");
    }

    /// All blocks.
    public static StrictFeatures all(double fractionalOrder) {
        return new StrictFeatures(List.of(StrictBlock.values()), fractionalOrder);
    }

    /// The order of fractional difference taken from the longest run of closes in `training`, which
    /// must end before whatever the features are judged on.
    public static StrictFeatures fitted(List<StrictBlock> blocks, HourlyHistory training) {
        List<Kline> longest = List.of();
        for (HourlyHistory run : training.runs()) {
            longest = run.klines().size() > longest.size() ? run.klines() : longest;
        }
        double[] close = Columns.of(longest, Kline::close);
        return new StrictFeatures(blocks, OrderSearch.smallestOrder(close));
    }

    /// Names of the columns.
    public List<String> names() {
        return blocks.stream().flatMap(block -> block.columns().stream()).toList();
    }

    /// One row a kline.
    public FeatureTable of(HourlyHistory history) {
        List<FeatureTable> tables = new ArrayList<>();
        for (HourlyHistory run : history.runs()) {
            tables.add(table(new HourlyRun(run)));
        }
        return FeatureTable.concatenated(tables);
    }

    private FeatureTable table(HourlyRun run) {
        List<double[]> columns = new ArrayList<>();
        for (StrictBlock block : blocks) {
            columns.addAll(columns(block, run));
        }
        return FeatureTable.of(names(), columns);
    }

    private List<double[]> columns(StrictBlock block, HourlyRun run) {
        return switch (block) {
            case PRICE -> List.of(run.close(), run.volume(), run.returns());
            case CHAIN -> chain(run);
            case SOCIAL -> social(run);
            case VOLATILITY -> StrictBlocks.volatility(run);
            case FRACTIONAL_DIFFERENCE ->
                    List.of(StrictBlocks.fractionalDifference(run, fractionalOrder));
            case ENTROPY -> StrictBlocks.entropies(run);
            case CUSUM -> List.of(CusumFilter.signs(run.returns()));
            case SADF -> Bubbles.columns(run.close());
            case REGIME -> List.of(StrictBlocks.regime(run));
            case RSI -> List.of(PriceIndicators.rsi(run.close()));
            case MACD -> PriceIndicators.macd(run.close());
            case BOLLINGER -> PriceIndicators.bollinger(run.close());
            case VOLUME_PROFILE ->
                    VolumeProfile.columns(run.high(), run.low(), run.close(), run.volume());
            case FLOW -> List.of(StrictBlocks.volatilityAdjustedFlow(run));
        };
    }

    private static List<double[]> chain(HourlyRun run) {
        long[] openNs = run.openNs();
        double[] locked = run.tvl().known(openNs);
        double[] marketCap = run.social(SocialDay::marketCapUsd).known(openNs);
        return List.of(
                locked,
                run.tvl().changes(openNs),
                Columns.ratioOrUnknown(run.close(), locked),
                Columns.ratioOrUnknown(run.volume(), locked),
                Columns.ratioOrUnknown(marketCap, locked));
    }

    private static List<double[]> social(HourlyRun run) {
        long[] openNs = run.openNs();
        return List.of(
                run.social(SocialDay::activeAddresses).known(openNs),
                run.social(SocialDay::devActivity).known(openNs),
                run.social(SocialDay::socialVolume).known(openNs),
                run.social(SocialDay::networkGrowth).known(openNs),
                run.social(SocialDay::activeAddresses).changes(openNs),
                run.social(SocialDay::socialDominance).changes(openNs));
    }
}
