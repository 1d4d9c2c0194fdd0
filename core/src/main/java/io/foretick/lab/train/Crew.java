package io.foretick.lab.train;

import io.foretick.lab.train.settings.TrainingSettings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Those who train: threads that work off the shards of a batch, and where our kernels do not
/// learn, who does. What they give is put together in the order of the shards by whoever asked, so
/// that their number changes nothing but the time. To be closed.
final class Crew implements AutoCloseable {

    private final ExecutorService threads;
    private final Stepper.@Nullable Maker maker;

    /// @param maker of what improves weights, or null for our own kernels on these threads
    Crew(int threads, Stepper.@Nullable Maker maker) {
        this.maker = maker;
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("train-", 0).daemon().factory());
    }

    /// What improves the weights of a lesson.
    Stepper stepper(Stepper.Lesson lesson, Stage stage) {
        if (maker != null) {
            return maker.make(lesson);
        }
        TrainingSettings settings = lesson.settings();
        return new Learner(
                this, lesson, stage.shards(settings, stage.instants(), lesson.weights()));
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

    /// In order.
    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
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
