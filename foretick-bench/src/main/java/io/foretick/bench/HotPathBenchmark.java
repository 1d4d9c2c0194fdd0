package io.foretick.bench;

import io.foretick.lab.bench.Benchmark;
import io.foretick.lab.bench.Benchmarks;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Mean cost of the operations of `foretick bench` that are measured in batches.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class HotPathBenchmark {

    private static final int BATCH = 1_000;

    @Param({
        "decode_binance_trade",
        "decode_price_change",
        "decode_book_100",
        "journal_append_trade",
        "journal_append_quote",
        "book_update",
        "up_probability",
        "feature_sequence",
        "feature_sequence_trailing",
        "request_hmac",
        "replay_state",
        "replay_engine",
        "bars_tick",
        "bars_volume",
        "bars_dollar",
        "trade_csv_to_seconds",
        "trade_zip_to_seconds",
        "fifo_operation",
        "agents_trade",
        "agents_trade_in_blocks",
        "feed_replay_row",
        "amm_swap",
        "bribe_best",
        "glft_quote",
        "trees_predict"
    })
    private String name = "";

    private Benchmark body = Bodies.NONE;

    @Setup(Level.Trial)
    public void make() throws IOException {
        body = Benchmarks.named(name).maker().make();
    }

    /// The time of an invocation is that of a thousand operations, so its own reading is lost in
    /// it.
    @Setup(Level.Invocation)
    public void prepare() throws IOException {
        body.prepare();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        body.close();
    }

    @org.openjdk.jmh.annotations.Benchmark
    @OperationsPerInvocation(BATCH)
    public long run() throws IOException {
        return body.run(BATCH);
    }
}
