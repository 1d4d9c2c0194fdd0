package io.foretick.lab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that work off the shards of a batch. What they give is put together in the order of the
/// shards by whoever asked, so that their number changes nothing but the time. To be closed.
final class Crew implements AutoCloseable {

    private final ExecutorService threads;

    Crew(int threads) {
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("train-", 0).daemon().factory());
    }

    /// The results of all tasks in their order.
    double[] all(List<Callable<Double>> tasks) throws InterruptedException {
        List<Future<Double>> running = new ArrayList<>();
        for (Callable<Double> task : tasks) {
            running.add(threads.submit(task));
        }
        double[] results = new double[tasks.size()];
        for (int k = 0; k < results.length; k++) {
            results[k] = result(running.get(k));
        }
        return results;
    }

    private static double result(Future<Double> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a shard failed: " + e.getCause(), e);
        } catch (CancellationException e) {
            throw new IllegalStateException("a shard was cancelled", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
