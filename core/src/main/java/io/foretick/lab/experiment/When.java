package io.foretick.lab.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// When a setting counts for a trial, told by the values of others. Where it does not count, it is
/// no part of the trial's digest and the trial sees its default.
enum When {
    ALWAYS(""),
    GENERATED("`data.source` is `generated`"),
    READ("`data.source` is not `generated`"),
    NAMED("`data.source` is not `generated` and a name is given"),
    REMOTE("`data.source` is `evm`, `solana` or `hyperliquid`"),
    DOLLAR_BARS("`bars.type` is `dollar`"),
    VOLUME_BARS("`bars.type` is `volume`"),
    COUNTED_BARS("`bars.type` is `tick` or an imbalance"),
    TIME_BARS("`bars.type` is `time`"),
    MODELS("`model.level0.algo` is not `none`"),
    FRACTIONAL("`features.include` has `frac_diff`"),
    TREES("trees are trained: `xgboost`, `ensemble` or `meta_labeling`"),
    NETWORKS("networks are trained: `price_lstm`, `ensemble`, `meta` or `confidence`"),
    RISK_AVERSE("`market_maker.model` is not `constant`, or `market_maker.hedge`"),
    TO_THE_END("`market_maker.model` is `avellaneda_stoikov`"),
    GRID("`market_maker.model` is `grid`"),
    HEDGED("`market_maker.hedge`"),
    LOB("`venue.type` is `lob`"),
    RECORDED("`venue.type` is `lob` and `data.source` has books"),
    REPLAYED("`venue.type` is `lob`, `data.source` has books and `venue.lob.agents` is not set"),
    REPLAYED_POWER("recorded books are replayed and the queue is one of `power`"),
    LATENCY_CONSTANT("`venue.type` is `lob` and no latencies were measured"),
    LATENCY_MEASURED("recorded books are replayed and a file is named"),
    AGENTS("`venue.type` is `lob` and no recorded book is replayed"),
    AMM("`venue.type` is `amm`"),
    AMM_RANGES("`venue.type` is `amm` and its pool is `concentrated`"),
    AMM_OWN_FEE("`venue.type` is `amm` and its pool is not `pancakeswap`"),
    BRIBED("`venue.type` is `amm` and `bribe.mode` is not `none`"),
    BRIBED_BY_PERCENTILE("`venue.type` is `amm` and `bribe.mode` is `percentile`"),
    BRIBED_BY_FIXED("`venue.type` is `amm` and `bribe.mode` is `fixed`"),
    BRIBED_BY_LEARNING("`venue.type` is `amm` and `bribe.mode` is `learned`"),
    DRIFT_WATCHED("it is above 0");

    private final String words;

    When(String words) {
        this.words = words;
    }

    /// The condition as it is told to users, empty for none.
    String words() {
        return words;
    }

    /// Whether it is met by these values, which hold every key.
    boolean holds(Map<String, String> values) {
        return switch (this) {
            case ALWAYS -> true;
            case GENERATED -> is(values, "data.source", "generated");
            case READ -> !is(values, "data.source", "generated");
            case NAMED -> READ.holds(values) && !is(values, "data.name", "");
            case REMOTE -> is(values, "data.source", "evm", "solana", "hyperliquid");
            case DOLLAR_BARS -> is(values, "bars.type", "dollar");
            case VOLUME_BARS -> is(values, "bars.type", "volume");
            case TIME_BARS -> is(values, "bars.type", "time");
            case COUNTED_BARS -> !is(values, "bars.type", "dollar", "volume", "time");
            case MODELS -> !is(values, "model.level0.algo", "none");
            case FRACTIONAL -> MODELS.holds(values) && hasBlock(values, "frac_diff");
            case TREES -> hasTrees(values);
            case NETWORKS -> hasNetworks(values);
            case RISK_AVERSE ->
                    is(values, "market_maker.model", "glft", "avellaneda_stoikov", "grid")
                            || is(values, "market_maker.hedge", "true");
            case TO_THE_END -> is(values, "market_maker.model", "avellaneda_stoikov");
            case GRID -> is(values, "market_maker.model", "grid");
            case HEDGED -> is(values, "market_maker.hedge", "true");
            case LOB -> is(values, "venue.type", "lob");
            case RECORDED ->
                    LOB.holds(values)
                            && is(values, "data.source", "recording", "hyperliquid", "hft_feed");
            case REPLAYED -> RECORDED.holds(values) && !is(values, "venue.lob.agents", "true");
            case REPLAYED_POWER ->
                    REPLAYED.holds(values)
                            && is(values, "venue.lob.queue", "power", "power2", "power3");
            case LATENCY_CONSTANT -> LOB.holds(values) && !LATENCY_MEASURED.holds(values);
            case LATENCY_MEASURED ->
                    REPLAYED.holds(values) && !is(values, "venue.lob.latency_file", "");
            case AGENTS -> LOB.holds(values) && !REPLAYED.holds(values);
            case AMM -> is(values, "venue.type", "amm");
            case AMM_RANGES -> AMM.holds(values) && is(values, "venue.amm.pool", "concentrated");
            case AMM_OWN_FEE -> AMM.holds(values) && !is(values, "venue.amm.pool", "pancakeswap");
            case BRIBED -> AMM.holds(values) && !is(values, "bribe.mode", "none");
            case BRIBED_BY_PERCENTILE ->
                    AMM.holds(values) && is(values, "bribe.mode", "percentile");
            case BRIBED_BY_FIXED -> AMM.holds(values) && is(values, "bribe.mode", "fixed");
            case BRIBED_BY_LEARNING -> AMM.holds(values) && is(values, "bribe.mode", "learned");
            case DRIFT_WATCHED -> !is(values, "risk.drift_t_max", "0", "");
        };
    }

    private static boolean hasBlock(Map<String, String> values, String block) {
        return Kind.Names.elements(values.getOrDefault("features.include", "")).contains(block);
    }

    private static boolean hasTrees(Map<String, String> values) {
        return is(values, "model.level0.algo", "xgboost")
                || (MODELS.holds(values)
                        && anyIsSet(values, "model.ensemble", "model.meta_labeling"));
    }

    private static boolean hasNetworks(Map<String, String> values) {
        return is(values, "model.level0.algo", "price_lstm")
                || (MODELS.holds(values)
                        && anyIsSet(values, "model.ensemble", "model.meta", "model.confidence"));
    }

    private static boolean anyIsSet(Map<String, String> values, String... paths) {
        return Stream.of(paths).anyMatch(path -> is(values, path, "true"));
    }

    private static boolean is(Map<String, String> values, String path, String... wanted) {
        return List.of(wanted).contains(values.getOrDefault(path, ""));
    }
}
