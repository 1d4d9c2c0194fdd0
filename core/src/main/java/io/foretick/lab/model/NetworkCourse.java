package io.foretick.lab.model;

import io.foretick.base.Seed;
import io.foretick.forecast.signal.Batch;
import io.foretick.forecast.signal.Learning;
import io.foretick.lab.spec.ModelSpec.NetworkSpec;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.EarlyStopping;
import io.foretick.math.network.Loss;
import io.foretick.math.network.PlateauRate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// One network's way through its epochs. Owned by one training, one thread.
final class NetworkCourse {

    /// When a course ends, and with which weights.
    enum Ending {
        /// After all epochs, with the last weights; the rate stays as it is.
        FIXED,
        /// When the validation loss falls no more, with the last weights.
        LAST_WEIGHTS,
        /// When the validation loss falls no more, with the weights of the lowest.
        BEST_WEIGHTS
    }

    /// What a network is to learn.
    ///
    /// @param target what it should say of a row
    /// @param below what the level below says of a row
    record Subject(Loss loss, IntToDoubleFunction target, IntToDoubleFunction below) {}

    private static final int PATIENCE = 10;
    private static final int RATE_PATIENCE = 5;
    private static final double RATE_FACTOR = 0.5;

    private final NetworkSpec spec;
    private final NetworkLevel level;
    private final Subject subject;
    private final ScaledRows features;
    private final Learning learning;
    private final SplittableRandom random;

    NetworkCourse(
            NetworkSpec spec, NetworkLevel level, Subject subject, ScaledRows features, Seed seed) {
        this.spec = spec;
        this.level = level;
        this.subject = subject;
        this.features = features;
        this.learning = new Learning(level.network(), subject.loss());
        this.random = seed.random();
    }

    /// Trains for at most so many epochs. Returns the loss on the rows kept for validation after
    /// each.
    double[] run(TrainingDeck train, TrainingDeck validation, int epochs, Ending ending) {
        Values weights = level.network().parameters().values();
        var stopping = new EarlyStopping(PATIENCE, weights);
        var rate = new PlateauRate(spec.learningRate(), RATE_FACTOR, RATE_PATIENCE);
        double[] losses = new double[epochs];
        int epoch = 0;
        while (epoch < epochs && (ending == Ending.FIXED || !stopping.isOver())) {
            learn(train, rate.rate());
            losses[epoch] = loss(validation);
            if (ending != Ending.FIXED) {
                rate.observe(losses[epoch]);
                stopping.observe(losses[epoch], weights);
            }
            epoch++;
        }
        if (ending == Ending.BEST_WEIGHTS) {
            stopping.restore(weights);
        }
        return Arrays.copyOf(losses, epoch);
    }

    private void learn(TrainingDeck deck, double rate) {
        deck.shuffle(random);
        Batch batch = level.batch();
        for (int from = 0; from < deck.size(); from += batch.sizeMax()) {
            fill(deck, from);
            level.network().drop(spec.dropout(), random.nextLong());
            learning.step(batch, rate);
        }
    }

    /// The mean of the batches' means, as the older pipeline has it: rows of a short last batch
    /// count more.
    private double loss(TrainingDeck deck) {
        level.network().drop(0.0, 0);
        double sum = 0.0;
        int batches = 0;
        for (int from = 0; from < deck.size(); from += level.batch().sizeMax()) {
            fill(deck, from);
            sum += learning.loss(level.batch());
            batches++;
        }
        return sum / batches;
    }

    private void fill(TrainingDeck deck, int from) {
        Batch batch = level.batch();
        batch.begin(Math.min(batch.sizeMax(), deck.size() - from));
        for (int k = 0; k < batch.size(); k++) {
            int row = deck.row(from + k);
            double below = subject.below().applyAsDouble(row);
            level.sight().copy(features, row, below, batch, k);
            batch.targets().set(k, 0, subject.target().applyAsDouble(row));
            batch.weights().set(k, 0, deck.weight(from + k));
        }
    }
}
