package io.foretick.feature.label;

import io.foretick.base.Checks;

import java.util.Arrays;
import java.util.List;

/// How much each label counts in training, since labels whose spans overlap tell the same story.
/// Stateless.
public final class SampleWeights {

    private SampleWeights() {}

    /// Average uniqueness (López de Prado, Advances in Financial Machine Learning, 2018, section
    /// 4.4): for each label the mean, over the returns in its span, of one over the number of spans
    /// that hold the return. In `(0, 1]`; 1 for a label that shares its span with none.
    ///
    /// @param labels of neighbouring bars, oldest first
    public static double[] uniqueness(List<Label> labels) {
        int[] spans = spansOverBars(labels);
        double[] weights = new double[labels.size()];
        for (int bar = 0; bar < weights.length; bar++) {
            int bars = labels.get(bar).bars();
            double sum = 0.0;
            for (int later = bar + 1; later <= bar + bars; later++) {
                sum += 1.0 / spans[later];
            }
            weights[bar] = sum / bars;
        }
        return weights;
    }

    /// How many labels' spans hold the return of each bar; a span begins with the bar after its
    /// label's.
    private static int[] spansOverBars(List<Label> labels) {
        int last = 0;
        for (int bar = 0; bar < labels.size(); bar++) {
            last = Math.max(last, bar + labels.get(bar).bars());
        }
        int[] spans = new int[last + 2];
        for (int bar = 0; bar < labels.size(); bar++) {
            spans[bar + 1]++;
            spans[bar + labels.get(bar).bars() + 1]--;
        }
        for (int bar = 1; bar < spans.length; bar++) {
            spans[bar] += spans[bar - 1];
        }
        return spans;
    }

    /// The same weights, divided so that they sum to 1.
    public static double[] normalized(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /// The older pipeline's weights, which sum to 1: one over the bars within a label's length on
    /// either side, times one over one plus the volatility, an unknown one taken for the mean of
    /// *all*. No measure of overlap, and it looks ahead. Only for parity.
    ///
    /// @param deviations standard deviation of returns at each bar, NaN where unknown
    public static double[] compat(List<Label> labels, double[] deviations) {
        int size = labels.size();
        Checks.inRange(deviations.length, size, size, "deviations");
        double mean = Arrays.stream(deviations).filter(d -> !Double.isNaN(d)).average().orElse(0.0);
        double[] weights = new double[size];
        for (int bar = 0; bar < size; bar++) {
            int bars = labels.get(bar).bars();
            int near = Math.min(size, bar + bars) - Math.max(0, bar - bars);
            double deviation = Double.isNaN(deviations[bar]) ? mean : deviations[bar];
            weights[bar] = 1.0 / near * (1.0 / (1.0 + deviation));
        }
        return normalized(weights);
    }
}
