package io.foretick.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.TrainRange;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.lab.train.DensityTrainer;
import io.foretick.lab.train.Trained;
import io.foretick.lab.train.course.Checkpoint;
import io.foretick.lab.train.course.CurvePoint;
import io.foretick.lab.train.settings.OptimizerName;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.market.second.BarSeries;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// The program's trainer with PyTorch in place of our kernels.
class TorchStepperTest {

    private static final BarSeries BTC = minutes();
    private static final TrainRange RANGE = new TrainRange(BTC.firstSecond(), BTC.endSecond());

    private final TorchRuntime runtime = TorchRuntime.open(TorchDevice.CPU, 1);

    @TempDir private Path folder;

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void trainsAsOurKernelsDo() throws Exception {
        TrainingSettings settings = settings(OptimizerName.ADAMW, 0);
        Trained ours = trainer(settings, null, 100).train(1);
        Trained torch = trainer(settings, null, 100).train(1, TorchStepper.maker(runtime, false));
        assertEquals(ours.curve().size(), torch.curve().size());
        for (int k = 0; k < ours.curve().size(); k++) {
            CurvePoint point = ours.curve().get(k);
            assertEquals(point.step(), torch.curve().get(k).step());
            assertEquals(
                    point.validationLoss(), torch.curve().get(k).validationLoss(), 1e-4, "" + k);
        }
    }

    @Test
    void goesOnAfterAnInterruption() throws Exception {
        TrainingSettings settings = settings(OptimizerName.ADAM, 0.2);
        Trained whole = trainer(settings, null, 100).train(1, TorchStepper.maker(runtime, false));
        var checkpoint = new Checkpoint(folder.resolve("training.checkpoint"), 7);
        assertThrows(
                Interrupted.class,
                () ->
                        trainer(settings, checkpoint, 3)
                                .train(1, TorchStepper.maker(runtime, false)));
        Trained resumed =
                trainer(settings, checkpoint, 100).train(1, TorchStepper.maker(runtime, false));
        assertEquals(whole.curve().size(), resumed.curve().size());
        double expected = whole.curve().getLast().validationLoss();
        assertEquals(expected, resumed.curve().getLast().validationLoss(), 1e-4);
    }

    @Test
    void refusesAnOptimiserThatItLacks() {
        Exception refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                trainer(settings(OptimizerName.SGD, 0), null, 100)
                                        .train(1, TorchStepper.maker(runtime, false)));
        assertTrue(String.valueOf(refused.getMessage()).contains("adamw"), refused.getMessage());
    }

    /// @param points how many points of the curve are heard before it is interrupted
    private static DensityTrainer trainer(
            TrainingSettings settings, @Nullable Checkpoint checkpoint, int points)
            throws IOException {
        int[] heard = {0};
        return new DensityTrainer(
                List.of(BTC),
                RANGE,
                settings,
                (_, _, _) -> {
                    heard[0]++;
                    if (heard[0] > points) {
                        throw new Interrupted();
                    }
                },
                checkpoint);
    }

    private static TrainingSettings settings(OptimizerName optimizer, double dropout) {
        var spec =
                new SequenceSpec(
                        List.of(SequenceSpec.ANY_SYMBOL),
                        4,
                        List.of(60, 120, 240),
                        new Scaling.Trailing(600),
                        List.of(300, 600),
                        SequenceSpec.TWO_DAYS);
        var network = new NetworkSettings(spec, 5, 1, false, 7, 2, Anchor.HAR, Skew.NETWORK, 0.1);
        return new TrainingSettings(
                network,
                List.of(300, 900, 3_600),
                0.25,
                0.2,
                dropout,
                dropout,
                optimizer,
                1e-3,
                optimizer == OptimizerName.SGD ? 0 : 0.01,
                1.0,
                100,
                2,
                5,
                4,
                1,
                200,
                false,
                new Seed(1));
    }

    /// Minutes of a coin whose volatility wanders.
    private static BarSeries minutes() {
        var series = new BarSeries("BTCUSDT", 60);
        SplittableRandom random = new Seed(1).split("minutes").random();
        double logPrice = 10;
        double sigma = 1e-3;
        for (int k = 0; k < 5_000; k++) {
            sigma = Math.clamp(sigma * Math.exp(0.1 * random.nextGaussian()), 2e-4, 5e-3);
            logPrice += sigma * random.nextGaussian();
            long cents = Math.round(Math.exp(logPrice) * 100);
            long volumeE8 = random.nextLong(1, 1_000_000_000L);
            series.bar(1_600_041_600L + 60L * k, cents * 1_000_000, volumeE8);
        }
        return series;
    }
}
