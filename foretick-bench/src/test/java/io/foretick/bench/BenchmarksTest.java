package io.foretick.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.bench.Benchmarks;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Every benchmark runs. For a few milliseconds, so its figures mean nothing here.
class BenchmarksTest {

    @Test
    void everyBenchmarkOfTheProgramHasItsWrapper() throws NoSuchFieldException {
        var wrapped = new TreeSet<String>();
        for (Class<?> wrapper :
                List.of(HotPathBenchmark.class, TailBenchmark.class, StepBenchmark.class)) {
            wrapped.addAll(
                    List.of(wrapper.getDeclaredField("name").getAnnotation(Param.class).value()));
        }
        var all = new TreeSet<String>();
        Benchmarks.all().forEach(spec -> all.add(spec.name()));
        assertEquals(all, wrapped);
    }

    @Test
    void everyBenchmarkGivesATime() throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include("io\\.foretick\\.bench\\..*")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(5))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        Collection<RunResult> results = new Runner(options).run();
        assertFalse(results.isEmpty());
        for (RunResult result : results) {
            assertTrue(result.getPrimaryResult().getScore() > 0, result.toString());
        }
    }
}
