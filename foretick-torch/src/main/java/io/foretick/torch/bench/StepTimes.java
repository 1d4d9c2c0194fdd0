package io.foretick.torch.bench;

import java.util.Arrays;

/// What one side took for a step, round by round: by the clock, and of the processor time of the
/// thread that asks for the step, which is all that it costs where it is alone. Filled by one
/// thread.
public final class StepTimes {

    private final double[] clockNs;
    private final double[] processorNs;

    StepTimes(int rounds) {
        this.clockNs = new double[rounds];
        this.processorNs = new double[rounds];
    }

    void put(int round, double clock, double processor) {
        clockNs[round] = clock;
        processorNs[round] = processor;
    }

    public double clockMedianNs() {
        return median(clockNs);
    }

    public double processorMedianNs() {
        return median(processorNs);
    }

    /// What a step takes where nothing is in its way, or nearly so.
    public double processorLeastNs() {
        return Arrays.stream(processorNs).min().orElseThrow();
    }

    /// How many times as long as `other` it took by the clock: the median over rounds of the ratio
    /// within a round.
    public double clockTimes(StepTimes other) {
        return median(ratios(clockNs, other.clockNs));
    }

    /// The same of processor time.
    public double processorTimes(StepTimes other) {
        return median(ratios(processorNs, other.processorNs));
    }

    private static double[] ratios(double[] values, double[] others) {
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, k -> values[k] / others[k]);
        return ratios;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
