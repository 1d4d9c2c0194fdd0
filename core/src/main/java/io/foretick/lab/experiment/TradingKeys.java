package io.foretick.lab.experiment;

import io.foretick.lab.spec.BribeSpec;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.VenueSpec;

import java.util.List;
import java.util.Map;

/// The keys that say how the trial trades, and where.
final class TradingKeys {

    private static final List<String> QUEUES =
            List.of(
                    "risk_averse",
                    "log",
                    "log2",
                    "identity",
                    "square",
                    "power",
                    "power2",
                    "power3");

    private static final List<String> POOLS =
            List.of(
                    "constant_product",
                    "pancakeswap",
                    "aerodrome_volatile",
                    "aerodrome_stable",
                    "concentrated");

    private TradingKeys() {}

    static List<Key> maker() {
        String in = "market_maker.";
        return List.of(
                Keys.word(in + "model", "glft", MakerSpec.Model.values(), "What makes the quotes."),
                Keys.word(
                        in + "fair",
                        "mid",
                        MakerSpec.Fair.values(),
                        "What the quotes stand around: mid, size-weighted mid, or the mid with the"
                                + " density forecaster's word on how far it wanders."),
                Keys.real(in + "gamma", "0.1", 0, 1e6, "Risk aversion, per basis point and order.")
                        .only(When.RISK_AVERSE),
                Keys.whole(in + "levels", 3, 1, 100, "Orders a side.").only(When.GRID),
                Keys.real(in + "grid_bps", "1", 1e-3, 1_000, "Basis points between them.")
                        .only(When.GRID),
                Keys.real(
                        in + "half_spread_bps",
                        "2",
                        1e-3,
                        1_000,
                        "Half spread of `constant`, and of the others until the flow is fitted, in"
                                + " basis points."),
                Keys.real(
                                in + "horizon_seconds",
                                "300",
                                1e-3,
                                1e7,
                                "Time to the end that is always seen.")
                        .only(When.TO_THE_END),
                Keys.real(
                                in + "signal_beta",
                                "1",
                                -10,
                                10,
                                "How much of the models' expected return moves the fair value.")
                        .only(When.MODELS),
                Keys.real(
                        in + "calibration_seconds",
                        "3600",
                        1,
                        1e7,
                        "Window over which flow and volatility are fitted."),
                Keys.whole(in + "requote_millis", 1_000, 1, 86_400_000, "Time between two looks."));
    }

    static List<Key> inventory() {
        String in = "market_maker.";
        return List.of(
                Keys.real(in + "order_usd", "1000", 1, 1e9, "Notional of one order, in dollars."),
                Keys.real(
                        in + "position_usd_max",
                        "10000",
                        1,
                        1e9,
                        "Position at which a side stops quoting, in dollars."),
                Keys.flag(
                        in + "hedge",
                        false,
                        "Whether a position beyond the band is hedged on a second instrument."),
                Keys.real(
                                in + "hedge_cost_bps",
                                "4",
                                0,
                                1_000,
                                "Half spread and fee of a hedge, in basis points.")
                        .only(When.HEDGED));
    }

    static List<Key> venue() {
        return List.of(
                Keys.word(
                        "venue.type",
                        "amm",
                        VenueSpec.Type.values(),
                        "A pool of two coins, or an order book."));
    }

    static List<Key> lob() {
        String in = "venue.lob.";
        return List.of(
                new Key(
                        in + "queue",
                        new Kind.Word(QUEUES, Map.of()),
                        "power",
                        When.REPLAYED,
                        "How an order moves up in a recorded queue."),
                Keys.real(in + "queue_power", "2", 0.1, 20, "Exponent of the power queues.")
                        .only(When.REPLAYED_POWER),
                Keys.flag(in + "partial_fill", true, "Whether an order may fill in parts.")
                        .only(When.REPLAYED),
                Keys.real(
                                in + "maker_fee",
                                "0.0001",
                                -0.01,
                                0.1,
                                "Share of notional; below 0 a rebate. Orders only make:"
                                        + " none pays as a taker.")
                        .only(When.LOB),
                Keys.whole(in + "entry_latency_micros", 20_000, 0, 60_000_000, "Time to the venue.")
                        .only(When.LATENCY_CONSTANT),
                Keys.whole(
                                in + "response_latency_micros",
                                20_000,
                                0,
                                60_000_000,
                                "Time back from it.")
                        .only(When.LATENCY_CONSTANT),
                Keys.text(
                                in + "latency_file",
                                "",
                                "File of latencies that were measured, as CSV with the columns"
                                        + " `request_ns,exchange_ns,response_ns`.")
                        .only(When.LATENCY_MEASURED),
                Keys.whole(
                                in + "block_millis",
                                0,
                                0,
                                600_000,
                                "Time of a block where matching goes in blocks; 0 for at once.")
                        .only(When.AGENTS));
    }

    static List<Key> agents() {
        String in = "venue.lob.";
        return List.of(
                Keys.real(
                                in + "agent_spread_bps",
                                "0.1",
                                0,
                                1_000,
                                "Half spread of the background makers, in basis points.")
                        .only(When.AGENTS),
                Keys.real(
                                in + "agent_depth_usd",
                                "20000",
                                0,
                                1e9,
                                "Notional that they keep at each level.")
                        .only(When.AGENTS),
                Keys.real(
                                in + "noise_per_minute",
                                "6",
                                0,
                                1e6,
                                "Arrivals of takers who do not look at the price.")
                        .only(When.AGENTS),
                Keys.real(
                                in + "noise_depth_bps",
                                "3",
                                0,
                                1_000,
                                "Mean distance that such a taker walks, in basis points.")
                        .only(When.AGENTS),
                Keys.real(
                                in + "tape_reach_bps",
                                "0",
                                0,
                                1_000,
                                "How far beyond its own price a trade of the tape takes from"
                                    + " quotes, in basis points; 0: only quotes that it went past.")
                        .only(When.AGENTS),
                Keys.flag(
                                in + "agents",
                                false,
                                "Whether agents stand around the trades even where books were"
                                        + " recorded.")
                        .only(When.RECORDED));
    }

    static List<Key> pool() {
        String in = "venue.amm.";
        return List.of(
                new Key(
                        in + "pool",
                        new Kind.Word(POOLS, Map.of()),
                        "constant_product",
                        When.AMM,
                        "Mathematics of the pool."),
                new Key(
                        in + "making",
                        new Kind.Word(List.of("swap", "range"), Map.of()),
                        "swap",
                        When.AMM_RANGES,
                        "`swap`: the maker trades where the pool is past a quote; `range`: it"
                                + " provides liquidity between its quotes."),
                Keys.whole(
                                in + "fee_ppm",
                                500,
                                0,
                                100_000,
                                "Fee of the pool, in millionths: of a `concentrated` one 100, 500,"
                                        + " 2500, 3000 or 10000, of Aerodrome's whole hundreds.")
                        .only(When.AMM_OWN_FEE),
                Keys.real(
                                in + "liquidity_usd",
                                "5000000",
                                1,
                                1e12,
                                "Value of the pool at the start, in dollars.")
                        .only(When.AMM));
    }

    static List<Key> chain() {
        String in = "venue.amm.";
        return List.of(
                Keys.whole(in + "block_millis", 2_000, 1, 600_000, "Time of a block.")
                        .only(When.AMM),
                Keys.real(
                                in + "gas_usd",
                                "0.02",
                                0,
                                1e4,
                                "Cost of an included transaction, without the bribe.")
                        .only(When.AMM),
                Keys.real(
                                in + "noise_per_minute",
                                "6",
                                0,
                                1e6,
                                "Arrivals of traders who do not look at the price.")
                        .only(When.AMM),
                Keys.real(in + "noise_usd", "1000", 0, 1e9, "Their mean notional.").only(When.AMM),
                Keys.real(
                                in + "arbitrage_share",
                                "0.95",
                                0,
                                1,
                                "Probability that the arbitrageur acts in a block.")
                        .only(When.AMM),
                Keys.real(
                                in + "arbitrage_first",
                                "0.9",
                                0,
                                1,
                                "Probability that it then acts ahead of us too: right behind the"
                                        + " other traders of the block.")
                        .only(When.AMM));
    }

    static List<Key> bribe() {
        return List.of(
                Keys.word(
                                "bribe.mode",
                                "adaptive",
                                BribeSpec.Mode.values(),
                                "How the bribe is chosen: `adaptive` knows the law of inclusion,"
                                        + " `learned` has to find it out.")
                        .only(When.AMM),
                Keys.real(
                                "bribe.percentile",
                                "50",
                                0.01,
                                99.99,
                                "Probability of inclusion that is paid for, in per cent.")
                        .only(When.BRIBED_BY_PERCENTILE),
                Keys.real("bribe.fixed_usd", "0.05", 0, 1e6, "Bribe of `fixed`, in dollars.")
                        .only(When.BRIBED_BY_FIXED),
                Keys.real(
                                "bribe.base_usd",
                                "0.05",
                                1e-6,
                                1e6,
                                "Going rate: at this bribe inclusion is even.")
                        .only(When.BRIBED),
                Keys.real(
                                "bribe.steepness",
                                "3",
                                1e-3,
                                1e3,
                                "How fast inclusion grows with the bribe, per `base_usd`.")
                        .only(When.BRIBED),
                Keys.whole("bribe.memory", 256, 16, 10_000, "Outcomes that `learned` learns from.")
                        .only(When.BRIBED_BY_LEARNING));
    }

    static List<Key> risk() {
        return List.of(
                Keys.real("risk.var_level", "0.95", 0.5, 0.9999, "Level of the value at risk."),
                Keys.real("risk.var_usd_max", "200", 0, 1e9, "Value at risk that raises an alarm."),
                Keys.real("risk.drawdown_usd_max", "500", 0, 1e9, "Drawdown that raises an alarm."),
                Keys.real(
                        "risk.inventory_usd_max",
                        "8000",
                        0,
                        1e9,
                        "Mean distance of the position from 0 that raises an alarm."),
                Keys.real(
                        "risk.hysteresis",
                        "0.8",
                        0,
                        1,
                        "Share of a limit below which its alarm ends."),
                Keys.real(
                                "risk.drift_t_max",
                                "0",
                                0,
                                1e6,
                                "Size of the t-value of the position's trend over the periods that"
                                        + " raises an alarm; 0 for none.")
                        .only(When.DRIFT_WATCHED));
    }
}
