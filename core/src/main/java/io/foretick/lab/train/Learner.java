package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Gradients;
import io.foretick.math.network.Optimiser;
import io.foretick.math.network.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Improves a member's weights by our own kernels, on several threads. Shards are summed in their
/// order. Owned by the training loop.
final class Learner implements Stepper {

    private final TrainingSettings settings;
    private final Crew crew;
    private final Parameters weights;
    private final Optimiser optimiser;
    private final List<Shard> shards;
    private final Seed seed;

    /// @param shards over the lesson's weights, enough for a batch
    Learner(Crew crew, Lesson lesson, List<Shard> shards) {
        this.settings = lesson.settings();
        this.crew = crew;
        this.weights = lesson.weights();
        this.optimiser = settings.optimizer().make(settings.weightDecay(), weights.values().size());
        this.shards = List.copyOf(shards);
        this.seed = lesson.seed();
    }

    @Override
    public double[] state() {
        return optimiser.state();
    }

    @Override
    public void restore(double[] state) {
        optimiser.restore(state);
    }

    @Override
    public double step(Batch batch, long step, double rate) throws InterruptedException {
        int count = batch.count();
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int first = 0; first < count; first += Shard.SIZE) {
            Shard shard = shards.get(first / Shard.SIZE);
            int begin = batch.from() + first;
            int size = Math.min(Shard.SIZE, count - first);
            long key = seed.split(step).split(first).value();
            tasks.add(() -> {
                shard.drop(settings.encoderDropout(), settings.headDropout(), key);
                return shard.learn(batch.samples(), begin, size, count);
            });
        }
        double loss = Crew.sum(crew.all(tasks)) / count;
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
}
