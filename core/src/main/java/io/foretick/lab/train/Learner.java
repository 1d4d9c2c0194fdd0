package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Gradients;
import io.foretick.math.network.Optimiser;
import io.foretick.math.network.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// One member's weights, and how a step over a batch improves them. Shards are summed in their
/// order. Owned by the training loop.
final class Learner {

    private final TrainingSettings settings;
    private final Crew crew;
    private final Parameters weights;
    private final Optimiser optimiser;
    private final List<Shard> shards;
    private final Seed seed;

    Learner(
            TrainingSettings settings,
            Crew crew,
            Parameters weights,
            List<Shard> shards,
            Seed seed) {
        this.settings = settings;
        this.crew = crew;
        this.weights = weights;
        this.optimiser = settings.optimizer().make(settings.weightDecay(), weights.values().size());
        this.shards = List.copyOf(shards);
        this.seed = seed.split("dropout");
    }

    Values weights() {
        return weights.values();
    }

    Optimiser optimiser() {
        return optimiser;
    }

    /// A step over the samples from `from` on. Returns their mean loss before it.
    ///
    /// @param step counted from zero; tells what is dropped
    /// @throws ArithmeticException if loss or gradient is not finite
    double step(Samples samples, int from, int count, long step, double rate)
            throws InterruptedException {
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int first = 0; first < count; first += Shard.SIZE) {
            Shard shard = shards.get(first / Shard.SIZE);
            int begin = from + first;
            int size = Math.min(Shard.SIZE, count - first);
            long key = seed.split(step).split(first).value();
            tasks.add(() -> {
                shard.drop(settings.encoderDropout(), settings.headDropout(), key);
                return shard.learn(samples, begin, size, count);
            });
        }
        double loss = sum(crew.all(tasks)) / count;
        Values gradients = weights.gradients();
        weights.clearGradients();
        for (int k = 0; k < tasks.size(); k++) {
            weights.arithmetic().add(shards.get(k).parameters().gradients(), gradients);
        }
        double norm = Gradients.clip(gradients, settings.clipNorm());
        if (!Double.isFinite(norm) || !Double.isFinite(loss)) {
            throw new ArithmeticException(
                    "step %d: loss %s, length of the gradient %s".formatted(step, loss, norm));
        }
        optimiser.step(weights.values(), gradients, rate);
        return loss;
    }

    /// The mean loss of the first samples, nothing dropped.
    ///
    /// @param judges shards over the same weights, of the instants that are judged on
    double validate(List<Shard> judges, Samples samples, int count) throws InterruptedException {
        double sum = 0;
        for (int from = 0; from < count; from += judges.size() * Shard.SIZE) {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int k = 0; k < judges.size(); k++) {
                int begin = from + k * Shard.SIZE;
                int size = Math.min(Shard.SIZE, count - begin);
                if (size > 0) {
                    Shard judge = judges.get(k);
                    tasks.add(() -> judge.loss(samples, begin, size));
                }
            }
            sum += sum(crew.all(tasks));
        }
        return sum / count;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
