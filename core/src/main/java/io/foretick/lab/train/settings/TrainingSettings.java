package io.foretick.lab.train.settings;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.forecast.density.network.NetworkSettings;

import java.util.List;

/// How a network is trained; its shape is that of `network`.
///
/// @param network shape of each member
/// @param durationsSeconds of the markets whose horizons are learned, each as likely
/// @param density share of the instants that are learned from
/// @param validationSplit share of the instants, the latest, that only tell when to stop
/// @param encoderDropout share of an encoding that is left out at each step of training
/// @param headDropout share of each hidden layer of the head, likewise
/// @param optimizer how weights are moved
/// @param learningRate the highest, after a short rise; it falls along a cosine to a twentieth
/// @param weightDecay of the optimiser
/// @param clipNorm longest gradient that a step takes
/// @param batchSize samples of a step
/// @param epochs passes over the instants at most
/// @param validateEvery steps between two validations
/// @param patience validations without a better one after which a member is done
/// @param members networks whose outputs are averaged, each from a seed of its own
/// @param anchorReturns of each horizon that anchor and baselines are fitted to
/// @param refit whether to train again on the whole range, for as many steps as were best
/// @param seed of every choice
public record TrainingSettings(
        NetworkSettings network,
        List<Integer> durationsSeconds,
        double density,
        double validationSplit,
        double encoderDropout,
        double headDropout,
        OptimizerName optimizer,
        double learningRate,
        double weightDecay,
        double clipNorm,
        int batchSize,
        int epochs,
        int validateEvery,
        int patience,
        int members,
        int anchorReturns,
        boolean refit,
        Seed seed) {

    public TrainingSettings {
        durationsSeconds = List.copyOf(durationsSeconds);
        Checks.positive(durationsSeconds.size(), "number of durations");
        int step = network.inputs().stepSeconds().getFirst();
        for (int duration : durationsSeconds) {
            Checks.inRange(duration, step, network.inputs().horizonSecondsMax(), "duration");
            Checks.inRange(duration % step, 0, 0, "duration past whole steps");
        }
        Checks.inRange(density, 1e-6, 1.0, "density");
        Checks.inRange(validationSplit, 0.0, 0.9, "validation_split");
        Checks.inRange(encoderDropout, 0.0, 0.95, "encoder_dropout");
        Checks.inRange(headDropout, 0.0, 0.95, "head_dropout");
        Checks.inRange(learningRate, 0.0, 1.0, "learning_rate");
        Checks.inRange(weightDecay, 0.0, 1.0, "weight_decay");
        if (optimizer == OptimizerName.SGD && weightDecay > 0) {
            throw new IllegalArgumentException("weight_decay must be 0 with sgd, which has none");
        }
        Checks.inRange(clipNorm, 1e-9, 1e9, "clip_norm");
        Checks.inRange(batchSize, 1, 1 << 16, "batch_size");
        Checks.inRange(epochs, 1, 1 << 20, "epochs");
        Checks.inRange(validateEvery, 1, 1 << 20, "validate_every");
        Checks.inRange(patience, 1, 1 << 20, "patience");
        Checks.inRange(members, 1, 64, "members");
        Checks.inRange(anchorReturns, 200, 1_000_000, "anchor_returns");
    }

    /// The longest horizon that is learned.
    public int horizonSecondsMax() {
        return durationsSeconds.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /// Seconds of the shortest horizon, and between two instants.
    public int stepSeconds() {
        return network.inputs().stepSeconds().getFirst();
    }
}
