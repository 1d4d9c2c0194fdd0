package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class LocalWorkersTest {

    private static final List<TrialSpec> SPECS = FakeTrials.specs();

    @TempDir private Path folder;

    private final List<TrialResult> results = new ArrayList<>();

    @Test
    void everyTrialHasOneResult() throws IOException, InterruptedException {
        run(4, new MemoryBudget(1 << 30), spec -> FakeTrials.result(spec));
        assertEquals(
                SPECS.stream().map(TrialSpec::id).sorted().toList(),
                results.stream().map(TrialResult::id).sorted().toList());
    }

    @Test
    void aTrialThatFailsIsARowWithItsReasonAndALog() throws IOException, InterruptedException {
        String broken = SPECS.get(5).id();
        run(
                2,
                new MemoryBudget(1 << 30),
                spec -> {
                    if (spec.id().equals(broken)) {
                        throw new IOException("no such file");
                    }
                    return FakeTrials.result(spec);
                });
        List<TrialResult> failed = results.stream().filter(r -> !r.failure().isEmpty()).toList();
        assertEquals(SPECS.size(), results.size());
        assertEquals(1, failed.size());
        assertEquals("no such file", failed.getFirst().failure());
        String log = Files.readString(folder.resolve(broken + ".log"));
        assertTrue(log.contains("no such file") && log.contains("market_maker.gamma"), log);
    }

    @Test
    void aFaultOfTheProgramFailsItsTrialOnly() throws IOException, InterruptedException {
        run(
                2,
                new MemoryBudget(1 << 30),
                spec -> {
                    throw new IllegalStateException("impossible");
                });
        assertEquals(SPECS.size(), results.size());
        assertEquals("IllegalStateException: impossible", results.getFirst().failure());
    }

    @Test
    void trialsThatNeedAllMemoryRunAlone() throws IOException, InterruptedException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        run(
                4,
                new MemoryBudget(1 << 20), // less than one trial asks for
                spec -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    return FakeTrials.result(spec);
                });
        assertEquals(1, most.get());
    }

    @Test
    void afterStopNoTrialBegins() throws IOException, InterruptedException {
        var begun = new AtomicInteger();
        try (var workers =
                workers(
                        1,
                        new MemoryBudget(1 << 30),
                        spec -> {
                            begun.incrementAndGet();
                            return FakeTrials.result(spec);
                        })) {
            workers.run(
                    List.of(SPECS),
                    result -> {
                        results.add(result);
                        workers.stop();
                    });
        }
        assertEquals(1, begun.get());
    }

    @Test
    void aFullDiskEndsTheBatch() {
        try (var workers = workers(2, new MemoryBudget(1 << 30), FakeTrials::result)) {
            IOException full =
                    assertThrows(
                            IOException.class,
                            () ->
                                    workers.run(
                                            List.of(SPECS),
                                            _ -> {
                                                throw new IOException("no space left");
                                            }));
            assertEquals("no space left", full.getMessage());
        }
    }

    @Test
    void aWorkerThatFailsStopsTheOthersAtOnce() throws InterruptedException {
        var begun = new AtomicInteger();
        var slow = new CountDownLatch(1);
        var workers =
                workers(
                        2,
                        new MemoryBudget(1 << 30),
                        spec -> {
                            if (begun.incrementAndGet() == 1) {
                                slow.await(); // until the other worker's failure ends the run
                            }
                            return FakeTrials.result(spec);
                        });
        try (workers) {
            assertThrows(
                    IOException.class,
                    () ->
                            workers.run(
                                    List.of(SPECS),
                                    _ -> {
                                        throw new IOException("no space left");
                                    }));
            assertEquals(2, begun.get());
        }
    }

    @Test
    void aTrialThatTheMachineFailedHasNoRow() throws IOException, InterruptedException {
        var undone = new ArrayList<String>();
        var collected =
                new Workers.Results() {
                    @Override
                    public void take(TrialResult result) {
                        results.add(result);
                    }

                    @Override
                    public void undone(String id, String reason) {
                        undone.add(id + ": " + reason);
                    }
                };
        String full = SPECS.get(3).id();
        try (var workers =
                workers(
                        2,
                        new MemoryBudget(1 << 30),
                        spec -> {
                            if (spec.id().equals(full)) {
                                throw new MachineFailure(
                                        "a training cannot be kept", new IOException("disk full"));
                            }
                            return FakeTrials.result(spec);
                        })) {
            workers.run(List.of(SPECS), collected);
        }
        assertEquals(List.of(full + ": a training cannot be kept: disk full"), undone);
        assertEquals(SPECS.size() - 1, results.size());
        assertFalse(Files.exists(folder.resolve(full + ".log")));
    }

    @Test
    void groupsRunAtTheSameTime() throws IOException, InterruptedException {
        var both = new CountDownLatch(2);
        List<TrialSpec> two = List.of(SPECS.getFirst(), SPECS.getLast());
        try (var workers =
                workers(
                        2,
                        new MemoryBudget(1 << 30),
                        spec -> {
                            both.countDown();
                            if (!both.await(20, TimeUnit.SECONDS)) {
                                throw new IOException("the other one did not begin");
                            }
                            return FakeTrials.result(spec);
                        })) {
            workers.run(two.stream().map(List::of).toList(), results::add);
        }
        assertTrue(results.stream().allMatch(result -> result.failure().isEmpty()));
    }

    @Test
    void whoHasNoGroupHelpsWithAnother() throws IOException, InterruptedException {
        var both = new CountDownLatch(2);
        try (var workers =
                workers(
                        2,
                        new MemoryBudget(1 << 30),
                        spec -> {
                            both.countDown();
                            if (!both.await(20, TimeUnit.SECONDS)) {
                                throw new IOException("the other worker did not help");
                            }
                            return FakeTrials.result(spec);
                        })) {
            workers.run(List.of(SPECS), results::add);
        }
        assertEquals(
                SPECS.stream().map(TrialSpec::id).sorted().toList(),
                results.stream().map(TrialResult::id).sorted().toList());
        assertTrue(results.stream().allMatch(result -> result.failure().isEmpty()));
    }

    @Test
    void anInterruptedTrialHasNoResult() {
        try (var workers =
                workers(
                        1,
                        new MemoryBudget(1 << 30),
                        _ -> {
                            throw new InterruptedIOException("interrupted while waiting");
                        })) {
            assertThrows(
                    InterruptedIOException.class, () -> workers.run(List.of(SPECS), results::add));
        }
        assertEquals(List.of(), results);
    }

    private void run(int threads, MemoryBudget memory, Trial trial)
            throws IOException, InterruptedException {
        try (var workers = workers(threads, memory, trial)) {
            workers.run(SPECS.stream().map(List::of).toList(), results::add);
        }
    }

    private LocalWorkers workers(int threads, MemoryBudget memory, Trial trial) {
        return new LocalWorkers(trial.runner(), new FailureLog(folder), threads, memory);
    }

    /// A runner as a lambda.
    private interface Trial {

        TrialResult run(TrialSpec spec) throws IOException, InterruptedException;

        default TrialRunner runner() {
            return new TrialRunner() {
                @Override
                public TrialResult run(TrialSpec spec) throws IOException, InterruptedException {
                    return Trial.this.run(spec);
                }

                @Override
                public long bytes(TrialSpec spec) {
                    return 8 << 20;
                }
            };
        }
    }
}
