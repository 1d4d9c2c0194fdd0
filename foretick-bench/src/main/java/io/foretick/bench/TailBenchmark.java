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

/// Distribution of the operations of `foretick bench` that are timed one by one.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class TailBenchmark {

    @Param({
        "engine_price_5_of_20",
        "engine_price_20_of_20",
        "frame_to_command",
        "order_body",
        "kill_to_cancel_all",
        "direction_update"
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
