package io.foretick.lab.bench;

import io.foretick.lab.bench.BenchmarkSpec.Baseline;
import io.foretick.lab.bench.BenchmarkSpec.Maker;
import io.foretick.lab.bench.direction.DirectionReplays;
import io.foretick.lab.bench.direction.DirectionUpdates;
import io.foretick.lab.bench.order.KillWork;
import io.foretick.lab.bench.order.OrderWork;
import io.foretick.lab.bench.order.RestartWork;
import io.foretick.lab.bench.order.Work;
import io.foretick.lab.bench.simulator.AgentBenchmark;
import io.foretick.lab.bench.simulator.BribeBenchmark;
import io.foretick.lab.bench.simulator.FeedReplayBenchmark;
import io.foretick.lab.bench.simulator.FifoBenchmark;
import io.foretick.lab.bench.simulator.GlftBenchmark;
import io.foretick.lab.bench.simulator.OverfitBenchmark;
import io.foretick.lab.bench.simulator.SwapBenchmark;
import io.foretick.lab.bench.simulator.TreesBenchmark;
import io.foretick.lab.bench.simulator.TrialBenchmark;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// All benchmarks with their targets, in the order of the way from a frame to an order. The bounds
/// on bytes of the decoders are the event's own: the record, its stamp and its one array. The
/// engine makes at most one small record for each market that it evaluates.
public final class Benchmarks {

    private static final String JACKSON = "Jackson streaming";
    private static final String INFLATING = "inflating alone";
    private static final String PANDAS = "vectorised pandas";
    private static final long STAMP = 48;
    private static final long UPDATE = 40 + 16 + 16; // the record, its changes, their array's head
    private static final long CHANGE = 24;
    private static final long OWN_ORDERS = 48; // what we ask and what we are told, for each trade
    private static final long BLOCK = 96; // what a block gathers until its end, for each trade
    private static final long MARKET = 48; // its rule's law at this price, 32, and at times a wish

    private Benchmarks() {}

    /// Every benchmark.
    public static List<BenchmarkSpec> all() {
        return Stream.of(
                        decoders(),
                        parts(),
                        features(),
                        engines(),
                        orders(),
                        replays(),
                        bars(),
                        files(),
                        directions(),
                        networks(),
                        simulators(),
                        makers(),
                        trials())
                .flatMap(List::stream)
                .toList();
    }

    /// The benchmark with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static BenchmarkSpec named(String name) {
        return all().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark is called " + name));
    }

    private static List<BenchmarkSpec> decoders() {
        return List.of(
                new BenchmarkSpec(
                        "decode_binance_trade",
                        "decode a trade of Binance",
                        Target.median(150),
                        48 + STAMP,
                        DecodeBenchmark::binanceTrade,
                        jackson(DecodeBenchmark::binanceTradeByJackson)),
                new BenchmarkSpec(
                        "decode_price_change",
                        "decode a price_change of Polymarket: one change, told for both tokens",
                        Target.median(1_000),
                        STAMP + UPDATE + CHANGE,
                        DecodeBenchmark::priceChange,
                        jackson(DecodeBenchmark::priceChangeByJackson)),
                new BenchmarkSpec(
                        "decode_book_100",
                        "decode a book of Polymarket with 100 levels, 50 a side",
                        Target.median(5_000),
                        STAMP + UPDATE + 101 * CHANGE,
                        DecodeBenchmark::book,
                        jackson(DecodeBenchmark::bookByJackson)));
    }

    private static List<BenchmarkSpec> parts() {
        return List.of(
                plain(
                        "journal_append_trade",
                        "append a trade to the journal, not waiting for the disk",
                        Target.median(200),
                        0,
                        JournalBenchmark::trade),
                plain(
                        "journal_append_quote",
                        "append a quote to the journal, not waiting for the disk",
                        Target.median(200),
                        0,
                        JournalBenchmark::quote),
                plain(
                        "book_update",
                        "apply a change of one bid and one ask to a book",
                        Target.NONE,
                        0,
                        BookBenchmark::new),
                plain(
                        "up_probability",
                        "one probability of Up of a running market",
                        Target.median(300),
                        0,
                        ProbabilityBenchmark::new));
    }

    private static List<BenchmarkSpec> features() {
        return List.of(
                plain(
                        "feature_sequence",
                        "one feature sequence: 4 coins, 3 step sizes, 256 steps",
                        Target.median(50_000),
                        0,
                        FeatureSequenceBenchmark::fixed),
                plain(
                        "feature_sequence_trailing",
                        "the same in units of recent volatility and volume",
                        Target.median(50_000),
                        0,
                        FeatureSequenceBenchmark::trailing));
    }

    private static List<BenchmarkSpec> engines() {
        return List.of(
                plain(
                        "engine_price_5_of_20",
                        "engine on a price: 20 markets of 4 coins, 5 of them evaluated",
                        Target.p99(10_000),
                        5 * MARKET,
                        () -> new EngineBenchmark(new Desk.Size(4, 5))),
                plain(
                        "engine_price_20_of_20",
                        "engine on a price: 20 markets of one coin, all evaluated",
                        Target.p99(10_000),
                        20 * MARKET,
                        () -> new EngineBenchmark(new Desk.Size(1, 20))),
                plain(
                        "frame_to_command",
                        "bytes of a trade to its commands in the journal",
                        Target.p99(50_000),
                        BenchmarkSpec.ANY_BYTES,
                        FrameToCommandBenchmark::new));
    }

    private static List<BenchmarkSpec> orders() {
        return List.of(
                plain(
                        "order_body",
                        "make an order of its terms, sign it, write its body",
                        Target.p99(100_000),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(new OrderWork()::order)),
                plain(
                        "request_hmac",
                        "sign the request that posts an order, 0.9 kB",
                        Target.median(2_000),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(new OrderWork()::request)),
                plain(
                        "kill_to_cancel_all",
                        "trip the kill switch: its cancel-all is handed to the warm connection",
                        Target.p99(1_000_000),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Whole(new KillWork())),
                plain(
                        "restart_1000_orders",
                        "restart with 1,000 open orders until the account is reconciled",
                        Target.elapsed(5e9),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Whole(new RestartWork())));
    }

    private static List<BenchmarkSpec> replays() {
        return List.of(
                plain(
                        "replay_state",
                        "fold an event of a mapped journal into the state alone",
                        Target.perSecond(1e6),
                        BenchmarkSpec.ANY_BYTES,
                        ReplayBenchmark::ofState),
                plain(
                        "replay_engine",
                        "replay an event through the whole engine, 20 markets evaluated",
                        Target.perSecond(1e5),
                        BenchmarkSpec.ANY_BYTES,
                        ReplayBenchmark::ofEngine));
    }

    private static List<BenchmarkSpec> bars() {
        return Stream.of(BarBenchmark.Kind.values()).map(Benchmarks::bars).toList();
    }

    private static BenchmarkSpec bars(BarBenchmark.Kind kind) {
        return new BenchmarkSpec(
                "bars_" + kind.key(),
                "add a trade from columns in memory to " + kind.key() + " bars",
                Target.perSecond(1e8),
                0,
                () -> new BarBenchmark(kind),
                new Baseline.Outside(PANDAS, rounds -> BarBenchmark.byPandas(kind, rounds)));
    }

    private static List<BenchmarkSpec> files() {
        return List.of(
                plain(
                        "trade_csv_to_seconds",
                        "one row of a file of trades, parsed and closed into its second",
                        Target.perSecond(1.5e7),
                        BenchmarkSpec.ANY_BYTES,
                        TradeFileBenchmark::ofCsv),
                new BenchmarkSpec(
                        "trade_zip_to_seconds",
                        "the same out of a zip",
                        Target.shareOfBaseline(0.7),
                        BenchmarkSpec.ANY_BYTES,
                        TradeFileBenchmark::ofZip,
                        new Baseline.Inside(INFLATING, TradeFileBenchmark::ofInflating)));
    }

    private static List<BenchmarkSpec> directions() {
        return List.of(
                plain(
                        "direction_update",
                        "one closed candle through the direction predictor, learning and all",
                        Target.p99(2e6),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(new DirectionUpdates()::candle)),
                plain(
                        "direction_replay",
                        "walk forward over 10,000 candles, from the first one to the summary",
                        Target.elapsed(6e9),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(new DirectionReplays()::walkForward)));
    }

    private static List<BenchmarkSpec> networks() {
        return List.of(
                training(64, 1),
                training(64, 2),
                training(128, 1),
                training(128, 2),
                plain(
                        "lstm_encode_tick",
                        "encode three sequences of 256 steps, 128 hidden units",
                        Target.median(15_000_000),
                        BenchmarkSpec.ANY_BYTES,
                        LstmBenchmark::ofEncoding),
                plain(
                        "density_tick",
                        "a tick of a network: features, 3 x 256 steps at 128 units, 4 x 24 laws",
                        Target.median(15_000_000),
                        BenchmarkSpec.ANY_BYTES,
                        DensityBenchmark::ofTick),
                plain(
                        "model_load",
                        "load the artefact of that network",
                        Target.median(1_000_000_000),
                        BenchmarkSpec.ANY_BYTES,
                        DensityBenchmark::ofLoad));
    }

    private static BenchmarkSpec training(int units, int layers) {
        double operations = LstmBenchmark.operationsOfTraining(units, layers);
        return plain(
                "lstm_train_step_" + units + "_" + layers,
                "train 64 sequences of 128 steps, %d units, %d layers: %.2f billion operations"
                        .formatted(units, layers, operations * 1e-9),
                Target.NONE,
                BenchmarkSpec.ANY_BYTES,
                () -> LstmBenchmark.ofTraining(units, layers));
    }

    private static List<BenchmarkSpec> simulators() {
        return List.of(
                new BenchmarkSpec(
                        "fifo_operation",
                        "place, take, cancel, reduce or replace an order in a FIFO book",
                        Target.perSecond(5e6),
                        0,
                        () -> new Repeated(FifoBenchmark.ofBook()::operation),
                        inside(
                                "sorted maps of lists",
                                () -> new Repeated(FifoBenchmark.ofNaiveBook()::operation))),
                plain(
                        "agents_trade",
                        "a trade of a tape through a market of agents",
                        Target.perSecond(1.5e6),
                        OWN_ORDERS,
                        () -> new Repeated(AgentBenchmark.ofContinuous()::trade)),
                plain(
                        "agents_trade_in_blocks",
                        "the same, matched in blocks of two trades",
                        Target.perSecond(1.5e6),
                        OWN_ORDERS + BLOCK,
                        () -> new Repeated(AgentBenchmark.ofBlocks()::trade)),
                plain(
                        "feed_replay_row",
                        "replay a row of a recorded book: power queue, partial fills, a maker",
                        Target.perSecond(5e6),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(new FeedReplayBenchmark()::row)),
                new BenchmarkSpec(
                        "amm_swap",
                        "a swap in a pool of constant product, exact in 256 bits",
                        Target.median(200),
                        0,
                        () -> new Repeated(SwapBenchmark.ofConstantProduct()::swap),
                        inside(
                                "BigInteger",
                                () -> new Repeated(new SwapBenchmark.Baseline()::swap))));
    }

    private static List<BenchmarkSpec> makers() {
        return List.of(
                new BenchmarkSpec(
                        "bribe_best",
                        "the bribe of the greatest expected gain",
                        Target.median(1_000),
                        0,
                        () -> new Repeated(new BribeBenchmark()::closedForm),
                        inside(
                                "golden-section search",
                                () -> new Repeated(new BribeBenchmark()::goldenSection))),
                new BenchmarkSpec(
                        "glft_quote",
                        "bid and ask of a maker by GLFT, from the flow to whole ticks",
                        Target.median(100),
                        0,
                        () -> new Repeated(new GlftBenchmark()::quote),
                        inside(
                                "the printed formula",
                                () -> new Repeated(new GlftBenchmark()::textbook))),
                new BenchmarkSpec(
                        "trees_predict",
                        "one row through 100 trees of depth 6",
                        Target.median(1_000),
                        0,
                        () -> new Repeated(new TreesBenchmark()::flattened),
                        inside(
                                "nodes as objects",
                                () -> new Repeated(new TreesBenchmark()::nodeByNode))),
                new BenchmarkSpec(
                        "overfit_100",
                        "probability of overfitting of 100 trials, 252 splits",
                        Target.NONE,
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(OverfitBenchmark.ofHundred()::walk),
                        inside(
                                "every split counted anew",
                                () -> new Repeated(OverfitBenchmark.ofHundred()::countAnew))),
                plain(
                        "overfit_1000",
                        "the same of 1,000 trials, 12,870 splits",
                        Target.elapsed(2e9),
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(OverfitBenchmark.ofThousand()::walk)));
    }

    private static List<BenchmarkSpec> trials() {
        return List.of(
                plain(
                        "trial_book",
                        "a trial of 50,000 trades in a book of agents, its models trained before",
                        Target.NONE,
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(TrialBenchmark.ofBook()::trial)),
                plain(
                        "trial_pool",
                        "the same in a pool",
                        Target.NONE,
                        BenchmarkSpec.ANY_BYTES,
                        () -> new Repeated(TrialBenchmark.ofPool()::trial)));
    }

    private static BenchmarkSpec plain(
            String name, String what, Target target, long bytesMax, Maker maker) {
        return new BenchmarkSpec(name, what, target, bytesMax, maker, null);
    }

    private static Baseline jackson(Maker maker) {
        return inside(JACKSON, maker);
    }

    private static Baseline inside(String name, Maker maker) {
        return new Baseline.Inside(name, maker);
    }

    /// An operation that needs nothing to be made ready.
    private record Repeated(LongSupplier operation) implements Benchmark {

        @Override
        public void prepare() {}

        @Override
        public long run(int operations) {
            long sum = 0;
            for (int k = 0; k < operations; k++) {
                sum += operation.getAsLong();
            }
            return sum;
        }

        @Override
        public void close() {}
    }

    /// An operation that is made ready each time.
    private record Whole(Work work) implements Benchmark {

        @Override
        public void prepare() throws IOException {
            work.prepare();
        }

        @Override
        public long run(int operations) throws IOException {
            long sum = work.run();
            for (int k = 1; k < operations; k++) {
                work.prepare();
                sum += work.run();
            }
            return sum;
        }

        @Override
        public void close() throws IOException {
            work.close();
        }
    }
}
