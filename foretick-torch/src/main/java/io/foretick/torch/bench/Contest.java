package io.foretick.torch.bench;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.torch.TorchDevice;
import io.foretick.torch.TorchRuntime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Times both sides in turns, round by round, so that what else the machine does slows both.
///
/// @param warmUpSteps of each side before the first round
/// @param rounds of each side
/// @param stepsOfRound how many steps are timed together
public record Contest(int warmUpSteps, int rounds, int stepsOfRound) {

    /// About a minute for all sizes with one number of threads, where the machine is quiet.
    public static final Contest USUAL = new Contest(20, 61, 1);

    /// Hardly any time: proves that both sides run.
    public static final Contest BRIEF = new Contest(1, 2, 1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public Contest {
        Checks.positive(warmUpSteps, "warmUpSteps");
        Checks.positive(rounds, "rounds");
        Checks.positive(stepsOfRound, "stepsOfRound");
    }

    /// What was measured of one size.
    public record Outcome(StepSize size, int threads, StepTimes ours, StepTimes torch) {}

    /// Measures one size on the processor.
    public Outcome measure(StepSize size, int threads) {
        StepTask task = StepTask.of(size, new Seed(1));
        try (TrainingStep ours = new OwnStep(task, threads);
                TrainingStep torch =
                        new TorchStep(task, TorchRuntime.open(TorchDevice.CPU, threads))) {
            repeat(ours, warmUpSteps);
            repeat(torch, warmUpSteps);
            StepTimes ourTimes = new StepTimes(rounds);
            StepTimes torchTimes = new StepTimes(rounds);
            for (int round = 0; round < rounds; round++) {
                time(ours, ourTimes, round);
                time(torch, torchTimes, round);
            }
            return new Outcome(size, threads, ourTimes, torchTimes);
        }
    }

    private void time(TrainingStep step, StepTimes times, int round) {
        long processorNs = THREADS.getCurrentThreadCpuTime();
        long clockNs = System.nanoTime();
        repeat(step, stepsOfRound);
        clockNs = System.nanoTime() - clockNs;
        processorNs = THREADS.getCurrentThreadCpuTime() - processorNs;
        times.put(round, (double) clockNs / stepsOfRound, (double) processorNs / stepsOfRound);
    }

    /// @throws IllegalStateException if the loss is not a number, for then nothing was learned
    private static void repeat(TrainingStep step, int steps) {
        for (int k = 0; k < steps; k++) {
            double loss = step.run();
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss of a step was " + loss);
            }
        }
    }
}
