package io.foretick.torch.bench;

import io.foretick.base.Checks;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.kernel.Precision;
import io.foretick.math.network.Adam;
import io.foretick.math.network.Gradients;
import io.foretick.math.network.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The step by our kernels: each thread learns from a fixed part of the batch, and their gradients
/// are added in order.
public final class OwnStep implements TrainingStep {

    private final StepTask task;
    private final Parameters parameters;
    private final List<OwnShard> shards = new ArrayList<>();
    private final Adam adam;
    private final ExecutorService crew; // all threads but the caller's

    /// @param threads a divisor of the batch
    public OwnStep(StepTask task, int threads) {
        int batch = task.size().batch();
        Checks.inRange(batch % threads, 0, 0, "sequences that no thread takes");
        this.task = task;
        var values = FloatValues.over(task.weights().clone());
        this.parameters = new Parameters(task.layout(), Arithmetic.vector(), values);
        int count = batch / threads;
        for (int k = 0; k < threads; k++) {
            shards.add(new OwnShard(task, k * count, count, parameters));
        }
        this.adam = new Adam(StepTask.ADAM, Precision.FLOAT, values.size());
        this.crew = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    }

    @Override
    public double run() {
        List<Future<Double>> others = new ArrayList<>();
        for (OwnShard shard : shards.subList(1, shards.size())) {
            others.add(crew.submit(shard::learn));
        }
        double sum = shards.getFirst().learn();
        for (Future<Double> other : others) {
            sum += result(other);
        }
        FloatValues gradients = shards.getFirst().gradients();
        for (OwnShard shard : shards.subList(1, shards.size())) {
            add(shard.gradients().array(), gradients.array());
        }
        Gradients.clip(gradients, StepTask.NORM_MAX);
        adam.step(parameters.values(), gradients, StepTask.RATE);
        return sum / task.size().batch();
    }

    private static void add(float[] more, float[] target) {
        for (int k = 0; k < target.length; k++) {
            target[k] += more[k];
        }
    }

    private static double result(Future<Double> shard) {
        try {
            return shard.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a part of the batch failed: " + e, e);
        }
    }

    @Override
    public void close() {
        crew.shutdownNow();
    }
}
