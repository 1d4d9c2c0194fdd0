package io.foretick.lab.dataset;

import io.foretick.feature.FeatureTable;
import io.foretick.feature.bars.BarTable;
import io.foretick.feature.label.Barriers;
import io.foretick.feature.label.Label;
import io.foretick.feature.label.SampleWeights;
import io.foretick.feature.label.TripleBarrier;
import io.foretick.lab.spec.LabelSpec;

import java.util.List;

/// Bars with what was known at each and what became of the price after it: what models are trained
/// on. Immutable, shared by trials.
///
/// How it works: bars and features have one row a bar. Labels are there for all bars but the last
/// `horizonBars`, whose future is not known: row `b` of the features goes with label `b`. The label
/// of bar `b` is known when bar `b + label.bars()` is over. Features begin after their warm-up, at
/// [#firstRow].
public final class BarSet {

    private static final int DEVIATION_BARS = 24;

    private final BarTable bars;
    private final FeatureTable features;
    private final List<Label> labels;
    private final double[] weights;

    private BarSet(BarTable bars, FeatureTable features, List<Label> labels) {
        this.bars = bars;
        this.features = features;
        this.labels = List.copyOf(labels);
        this.weights = SampleWeights.uniqueness(this.labels);
    }

    static BarSet of(BarTable bars, FeatureTable features, LabelSpec spec) {
        double[] close = bars.closes();
        Barriers barriers =
                Barriers.adaptive(close, spec.kappa(), DEVIATION_BARS, spec.returnMinLog());
        List<Label> labels = new TripleBarrier(spec.horizonBars()).labels(close, barriers);
        return new BarSet(bars, features, labels);
    }

    /// Number of bars.
    public int size() {
        return bars.size();
    }

    public BarTable bars() {
        return bars;
    }

    /// When a bar was over and its row of features known.
    public long endNs(int bar) {
        return bars.endNs(bar);
    }

    /// The last price of a bar.
    public double close(int bar) {
        return bars.close(bar);
    }

    /// One row a bar.
    public FeatureTable features() {
        return features;
    }

    /// The first bar whose features are all known.
    public int firstRow() {
        return features.firstCompleteRow();
    }

    /// One label a bar but for the last bars, from the first bar on.
    public List<Label> labels() {
        return labels;
    }

    /// How much each label counts in training, average uniqueness; a copy.
    public double[] weights() {
        return weights.clone();
    }

    /// The first bar that is over at this time or later, [#size] if none is: bars before it are
    /// known *before* that time.
    public int firstEndingFrom(long timeNs) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.endNs(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
