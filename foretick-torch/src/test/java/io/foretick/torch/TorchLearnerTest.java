package io.foretick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.math.kernel.Precision;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.Adam;
import io.foretick.math.network.Gradients;
import io.foretick.math.network.Parameters;
import io.foretick.torch.check.OwnPass;

import org.junit.jupiter.api.Test;

class TorchLearnerTest {

    private static final int STEPS = 15;
    private static final double RATE = 3e-3;
    private static final double NORM_MAX = 0.5;
    private static final Adam.Settings ADAM = Adam.Settings.usual(1e-2, Adam.Decay.WEIGHT);

    private final NetworkSettings settings = MadeUp.settings(2, 1, false, Anchor.HAR, Skew.NETWORK);
    private final Parameters ours = MadeUp.parameters(settings, Precision.FLOAT);
    private final OwnPass network = new OwnPass(settings, MadeUp.anchor(), ours);

    @Test
    void learnsAsOurKernelsDo() {
        try (TorchLearner learner = learner(false)) {
            var adam = new Adam(ADAM, Precision.FLOAT, ours.values().size());
            for (int k = 0; k < STEPS; k++) {
                double loss = network.learn();
                Gradients.clip(ours.gradients(), NORM_MAX);
                adam.step(ours.values(), ours.gradients(), RATE);
                double torchLoss = learner.step(network.batch(), TorchNetwork.Drop.NOTHING, RATE);
                assertEquals(loss, torchLoss, 1e-4 * Math.abs(loss), "step " + k);
            }
            assertEquals(network.learn(), learner.loss(network.batch()), 1e-3);
        }
    }

    @Test
    void learnsWithProductsOfSixteenBits() {
        try (TorchLearner exact = learner(false);
                TorchLearner mixed = learner(true)) {
            double before = exact.loss(network.batch());
            assertEquals(before, mixed.loss(network.batch()), 0.02 * Math.abs(before));
            for (int k = 0; k < STEPS; k++) {
                mixed.step(network.batch(), TorchNetwork.Drop.NOTHING, RATE);
            }
            assertTrue(mixed.loss(network.batch()) < before);
        }
    }

    @Test
    void keepsTheWeightsItWasGiven() {
        Values saved = Precision.FLOAT.zeros(ours.layout().size());
        try (TorchLearner learner = learner(true)) {
            learner.loss(network.batch());
            learner.save(saved);
        }
        for (int k = 0; k < saved.size(); k++) {
            assertEquals(ours.values().get(k), saved.get(k), "weight " + k);
        }
    }

    @Test
    void dropsOnlyWhileItLearns() {
        try (TorchLearner learner = learner(false)) {
            double whole = learner.loss(network.batch());
            double dropped = learner.step(network.batch(), new TorchNetwork.Drop(0.5, 0.5), 0);
            assertNotEquals(whole, dropped);
            assertEquals(whole, learner.loss(network.batch()));
        }
    }

    private TorchLearner learner(boolean mixed) {
        return new TorchLearner(
                settings,
                ours.values(),
                new TorchLearner.Settings(ADAM, NORM_MAX, mixed),
                TorchRuntime.open(TorchDevice.CPU, 1));
    }
}
