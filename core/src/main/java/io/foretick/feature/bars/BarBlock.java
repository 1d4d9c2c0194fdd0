package io.foretick.feature.bars;

import java.util.List;

/// A group of features of bars that is switched on or off as one.
public enum BarBlock {
    /// Returns, and how much, how often and how long was traded against the last 24 bars.
    PRICE(
            "price",
            "return_1",
            "return_6",
            "return_24",
            "vwap_distance",
            "volume_share",
            "trades_share",
            "duration_share"),
    VOLATILITY("volatility", "volatility_24", "volatility_168", "parkinson_24"),
    FRACTIONAL_DIFFERENCE("frac_diff", "frac_diff"),
    ENTROPY("entropy", "entropy_24", "entropy_168"),
    CUSUM("cusum", "cusum_sign"),
    /// The costliest block by far: eight regressions with up to twelve lags a bar.
    SADF("sadf", "sadf_statistic", "sadf_flag"),
    REGIME("vol_regime", "vol_regime"),
    RSI("rsi", "rsi_14"),
    MACD("macd", "macd", "macd_signal", "macd_histogram"),
    BOLLINGER("bollinger", "bollinger_position", "bollinger_width"),
    VOLUME_PROFILE("volume_profile", "profile_distance", "profile_share_below"),
    FLOW("vol_adj_flow", "vol_adj_flow"),
    TIME("time_of_day", "day_sine", "day_cosine", "week_sine", "week_cosine");

    private final String key;
    private final String columns; // one text, since the fields of an enum are not to be mutable

    BarBlock(String key, String... columns) {
        this.key = key;
        this.columns = String.join(" ", columns);
    }

    /// The block's name in configuration files.
    public String key() {
        return key;
    }

    /// Names of its columns, in order.
    public List<String> columns() {
        return List.of(columns.split(" ", -1));
    }

    /// The block of this name.
    ///
    /// @throws IllegalArgumentException naming those there are
    public static BarBlock parse(String key) {
        for (BarBlock block : values()) {
            if (block.key.equals(key)) {
                return block;
            }
        }
        List<String> keys = List.of(values()).stream().map(BarBlock::key).toList();
        throw new IllegalArgumentException("feature block must be one of " + keys + ", was " + key);
    }
}
