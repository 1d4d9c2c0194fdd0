package io.foretick.lab.bench;

import io.foretick.base.Seed;
import io.foretick.event.Tie;
import io.foretick.forecast.Density;
import io.foretick.forecast.UpProbability;

import java.util.SplittableRandom;

/// One probability of Up of a running market: variance and shape at the horizon, and one survival
/// function. Not the price that goes in.
final class ProbabilityBenchmark implements Benchmark {

    private static final int SIZE = 1 << 10;

    private final UpProbability law = new UpProbability(0, Tie.UP, 0);
    private final Density density = new Density(DeskEvents.curve());
    private final double[] seconds = new double[SIZE];
    private final double[] returnLog = new double[SIZE];

    /// Draws horizons up to an hour and returns of up to two standard deviations.
    ProbabilityBenchmark() {
        SplittableRandom random = new Seed(1).split("probability").random();
        for (int k = 0; k < SIZE; k++) {
            seconds[k] = 3_600 * random.nextDouble();
            double sigma = Math.sqrt(density.varianceAt(seconds[k]));
            returnLog[k] = 4 * (random.nextDouble() - 0.5) * sigma;
        }
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) {
        double sum = 0;
        for (int k = 0; k < operations; k++) {
            int at = k & (SIZE - 1);
            sum += law.running(density, seconds[at], returnLog[at]);
        }
        return Double.doubleToRawLongBits(sum);
    }

    @Override
    public void close() {}
}
