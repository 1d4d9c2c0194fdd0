package io.foretick.bench;

import io.foretick.lab.bench.Benchmark;
import io.foretick.lab.bench.Benchmarks;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Mean cost of the operations of `foretick bench` that take milliseconds each.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class StepBenchmark {

    @Param({
        "lstm_train_step_64_1",
        "lstm_train_step_64_2",
        "lstm_train_step_128_1",
        "lstm_train_step_128_2",
        "lstm_encode_tick",
        "density_tick",
        "model_load",
        "restart_1000_orders",
        "direction_replay",
        "overfit_100",
        "overfit_1000",
        "trial_book",
        "trial_pool"
    })
    private String name = "";

    private Benchmark body = Bodies.NONE;

    @Setup(Level.Trial)
    public void make() throws IOException {
        body = Benchmarks.named(name).maker().make();
    }

    @Setup(Level.Invocation)
    public void prepare() throws IOException {
        body.prepare();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        body.close();
    }

    @org.openjdk.jmh.annotations.Benchmark
    public long run() throws IOException {
        return body.run(1);
    }
}
