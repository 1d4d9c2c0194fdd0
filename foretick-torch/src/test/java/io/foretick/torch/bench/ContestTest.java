package io.foretick.torch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.math.network.Lstm;
import io.foretick.torch.TorchDevice;
import io.foretick.torch.TorchRuntime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestTest {

    private static final int STEPS = 20;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 2"})
    void bothSidesLearnTheSame(int layers, int threads) {
        StepSize size = new StepSize(new Lstm.Shape(5, 16, layers), 12, 8);
        StepTask task = StepTask.of(size, new Seed(9));
        double first = 0;
        double last = 0;
        try (TrainingStep ours = new OwnStep(task, threads);
                TrainingStep torch = new TorchStep(task, TorchRuntime.open(TorchDevice.CPU, 1))) {
            for (int k = 0; k < STEPS; k++) {
                last = ours.run();
                first = k == 0 ? last : first;
                assertEquals(last, torch.run(), 1e-4 * Math.abs(last), "step " + k);
            }
        }
        assertTrue(last < first, "the loss went from " + first + " to " + last);
    }

    @Test
    void timesBothSides() {
        StepSize size = new StepSize(new Lstm.Shape(5, 16, 1), 12, 8);
        Contest.Outcome outcome = Contest.BRIEF.measure(size, 1);
        assertTrue(outcome.ours().clockMedianNs() > 0);
        assertTrue(outcome.torch().clockMedianNs() > 0);
        assertTrue(outcome.torch().clockTimes(outcome.ours()) > 0);
    }
}
