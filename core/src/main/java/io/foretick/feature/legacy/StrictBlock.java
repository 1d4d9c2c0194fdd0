package io.foretick.feature.legacy;

import java.util.List;

/// A group of strict features that is switched on or off as one.
public enum StrictBlock {
    PRICE("price", "close", "volume", "price_return"),
    CHAIN(
            "chain",
            "tvl_usd",
            "tvl_change",
            "price_tvl_ratio",
            "volume_tvl_ratio",
            "mcap_tvl_ratio"),
    SOCIAL(
            "social",
            "daily_active_addresses_value",
            "dev_activity_value",
            "social_volume_total_value",
            "network_growth_value",
            "address_growth",
            "social_dominance_change"),
    VOLATILITY("volatility", "return_vol_24h", "return_vol_168h", "parkinson_vol"),
    FRACTIONAL_DIFFERENCE("frac_diff", "fracdiff_close"),
    ENTROPY("entropy", "return_entropy_24h", "return_entropy_168h"),
    CUSUM("cusum", "cusum_flag"),
    SADF("sadf", "sadf_statistic", "sadf_flag"),
    REGIME("vol_regime", "vol_regime"),
    RSI("rsi", "rsi_14"),
    MACD("macd", "macd", "macd_signal", "macd_histogram"),
    BOLLINGER("bollinger", "bollinger_position", "bollinger_width"),
    VOLUME_PROFILE("volume_profile", "profile_distance", "profile_share_below"),
    FLOW("vol_adj_flow", "vol_adj_flow");

    private final String key;
    private final String columns; // one text, since the fields of an enum are not to be mutable

    StrictBlock(String key, String... columns) {
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
    public static StrictBlock parse(String key) {
        for (StrictBlock block : values()) {
            if (block.key.equals(key)) {
                return block;
            }
        }
        List<String> keys = List.of(values()).stream().map(StrictBlock::key).toList();
        throw new IllegalArgumentException("feature block must be one of " + keys + ", was " + key);
    }
}
