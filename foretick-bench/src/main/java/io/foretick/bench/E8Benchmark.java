package io.foretick.bench;

import io.foretick.base.E8;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Cost of fixed-point arithmetic and of reading prices. Not a check of their results.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class E8Benchmark {

    private static final int SIZE = 1024;
    private static final long SEED = 20260101;

    private final long[] pricesE8 = new long[SIZE];
    private final long[] quantitiesE8 = new long[SIZE];
    private final String[] texts = new String[SIZE];

    /// Draws prices below 100,000 and quantities below 10.
    public E8Benchmark() {
        var random = new SplittableRandom(SEED);
        for (int k = 0; k < SIZE; k++) {
            pricesE8[k] = random.nextLong(100_000 * E8.ONE);
            quantitiesE8[k] = random.nextLong(10 * E8.ONE);
            texts[k] = E8.format(pricesE8[k]);
        }
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public long multiply() {
        long sumE8 = 0;
        for (int k = 0; k < SIZE; k++) {
            sumE8 += E8.multiply(pricesE8[k], quantitiesE8[k]);
        }
        return sumE8;
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public long parse() {
        long sumE8 = 0;
        for (String text : texts) {
            sumE8 += E8.parse(text);
        }
        return sumE8;
    }
}
