package io.foretick.torch.bench;

import java.util.Arrays;

/// What one side took for a step, round by round.
///
/// @param clockNs by the clock
/// @param processorNs of all threads of the process together
public record StepTimes(double[] clockNs, double[] processorNs) {

    public double clockMedianNs() {
        return median(clockNs);
    }

    public double processorMedianNs() {
        return median(processorNs);
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
