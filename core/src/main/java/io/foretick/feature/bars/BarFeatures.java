package io.foretick.feature.bars;

import io.foretick.base.Checks;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.indicator.Bubbles;
import io.foretick.feature.indicator.CusumFilter;
import io.foretick.feature.indicator.PriceIndicators;
import io.foretick.feature.indicator.ReturnIndicators;
import io.foretick.feature.indicator.VolatilityRegime;
import io.foretick.feature.indicator.VolumeProfile;
import io.foretick.math.series.Returns;
import io.foretick.math.series.Rolling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Features of bars: row `t` is made of what was known when bar `t` was over. All are returns,
/// ratios or shares, so that a model can be asked about another year or another coin. Immutable,
/// safe for any thread; not for live use bar by bar, since it computes whole tables.
///
/// How it works: windows count bars, not time, and look back only. A column is NaN while its first
/// window fills; what cannot be told later, as where nothing moved, is 0. Averages that never
/// forget (RSI, MACD, CUSUM) begin with the first bar.
///
/// @param blocks which features, in the order of the columns
/// @param fractionalOrder of the fractional difference, 0 to 1; see [FractionalPrice]
public record BarFeatures(List<BarBlock> blocks, double fractionalOrder) {

    private static final int SHORT_WINDOW = 24;
    private static final int LONG_WINDOW = 168;
    private static final int REGIME_MEMORY = 1_000;

    public BarFeatures {
        blocks = List.copyOf(blocks);
        Checks.positive(blocks.size(), "number of blocks");
        Checks.inRange(blocks.stream().distinct().count(), blocks.size(), blocks.size(), "blocks");
        if (blocks.contains(BarBlock.FRACTIONAL_DIFFERENCE)) {
            Checks.inRange(fractionalOrder, 0.0, 1.0, "fractionalOrder");
        }
    }

    /// The features of these blocks over these bars.
    public static FeatureTable of(List<BarBlock> blocks, double fractionalOrder, BarTable bars) {
        return new BarFeatures(blocks, fractionalOrder).of(bars);
    }

    /// Names of the columns.
    public List<String> names() {
        return blocks.stream().flatMap(block -> block.columns().stream()).toList();
    }

    /// One row a bar. Cost: 5,000 bars take some 50 ms, `SADF` apart.
    public FeatureTable of(BarTable bars) {
        double[] returns = Returns.logarithmic(bars.close());
        if (returns.length > 0) {
            returns[0] = Double.NaN; // what lies before the first bar is not known
        }
        List<double[]> columns = new ArrayList<>();
        for (BarBlock block : blocks) {
            columns.addAll(columns(block, bars, returns));
        }
        columns.forEach(BarFeatures::settleUnknown);
        return FeatureTable.of(names(), columns);
    }

    private List<double[]> columns(BarBlock block, BarTable bars, double[] returns) {
        double[] close = bars.close();
        return switch (block) {
            case PRICE -> PriceShares.columns(bars, returns);
            case VOLATILITY ->
                    List.of(
                            Rolling.standardDeviation(returns, SHORT_WINDOW),
                            Rolling.standardDeviation(returns, LONG_WINDOW),
                            ReturnIndicators.parkinson(bars.high(), bars.low(), SHORT_WINDOW));
            case FRACTIONAL_DIFFERENCE ->
                    List.of(FractionalPrice.difference(close, fractionalOrder));
            case ENTROPY ->
                    List.of(
                            ReturnIndicators.entropy(returns, SHORT_WINDOW),
                            ReturnIndicators.entropy(returns, LONG_WINDOW));
            case CUSUM -> List.of(CusumFilter.signs(returns));
            case SADF -> Bubbles.columns(close);
            case REGIME -> List.of(VolatilityRegime.trailing(returns, REGIME_MEMORY));
            case RSI -> List.of(aboutZero(PriceIndicators.rsi(close)));
            case MACD -> sharesOf(close, PriceIndicators.macd(close));
            case BOLLINGER -> PriceIndicators.bollinger(close);
            case VOLUME_PROFILE ->
                    VolumeProfile.columns(bars.high(), bars.low(), close, bars.volume());
            case FLOW ->
                    List.of(
                            ReturnIndicators.volatilityAdjustedFlow(
                                    bars.buyVolume(), bars.volume(), returns));
            case TIME -> ClockPhase.columns(bars);
        };
    }

    /// From 0 to 100 to -1 to 1.
    private static double[] aboutZero(double[] percent) {
        return Arrays.stream(percent).map(value -> value / 50.0 - 1.0).toArray();
    }

    private static List<double[]> sharesOf(double[] close, List<double[]> columns) {
        for (double[] column : columns) {
            Arrays.setAll(column, bar -> column[bar] / close[bar]);
        }
        return columns;
    }

    private static void settleUnknown(double[] column) {
        int bar = 0;
        while (bar < column.length && Double.isNaN(column[bar])) {
            bar++;
        }
        for (; bar < column.length; bar++) {
            column[bar] = Double.isNaN(column[bar]) ? 0.0 : column[bar];
        }
    }
}
