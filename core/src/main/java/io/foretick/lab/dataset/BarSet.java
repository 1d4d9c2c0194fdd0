package io.foretick.lab.dataset;

import io.foretick.feature.FeatureTable;
import io.foretick.feature.bars.BarFeatures;
import io.foretick.feature.label.Barriers;
import io.foretick.feature.label.Label;
import io.foretick.feature.label.SampleWeights;
import io.foretick.feature.label.Touch;
import io.foretick.feature.label.TripleBarrier;
import io.foretick.lab.dataset.BarRuns.Run;
import io.foretick.lab.spec.LabelSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bars with what was known at each and what became of the price after it: what models are trained
/// on. Immutable, shared by trials.
///
/// How it works: there is one row of features a bar, and one label a bar up to the last bar whose
/// future is known. Features and labels of each run without a hole are made on their own, so that
/// features are NaN at the beginning of each run, and the last `horizonBars` bars of each run have
/// no label: a weight of 0 marks them, and an empty label keeps their place. The label of bar `b`
/// is known when bar `b + label.bars()` is over.
public final class BarSet {

    private static final int DEVIATION_BARS = 24;

    private final BarRuns runs;
    private final FeatureTable features;
    private final List<Label> labels;
    private final double[] weights;

    private BarSet(BarRuns runs, FeatureTable features, LabelSpec spec) {
        this.runs = runs;
        this.features = features;
        double[] uniqueness = new double[runs.bars().size()];
        List<Label> found = new ArrayList<>();
        for (Run run : runs.runs()) {
            addLabels(run, spec, found, uniqueness);
        }
        while (!found.isEmpty() && uniqueness[found.size() - 1] == 0.0) {
            found.removeLast();
        }
        this.labels = List.copyOf(found);
        this.weights = Arrays.copyOf(uniqueness, labels.size());
    }

    static BarSet of(BarRuns runs, BarFeatures features, LabelSpec spec) {
        List<FeatureTable> tables = new ArrayList<>();
        for (Run run : runs.runs()) {
            tables.add(features.of(runs.bars().slice(run.from(), run.to())));
        }
        return new BarSet(runs, FeatureTable.concatenated(tables), spec);
    }

    private void addLabels(Run run, LabelSpec spec, List<Label> found, double[] weights) {
        double[] close = runs.bars().slice(run.from(), run.to()).closes();
        Barriers barriers =
                Barriers.adaptive(close, spec.kappa(), DEVIATION_BARS, spec.returnMinLog());
        List<Label> known = new TripleBarrier(spec.horizonBars()).labels(close, barriers);
        double[] uniqueness = SampleWeights.uniqueness(known);
        System.arraycopy(uniqueness, 0, weights, run.from(), uniqueness.length);
        found.addAll(known);
        while (found.size() < run.to()) {
            found.add(new Label(Touch.NEITHER, 0.0, spec.horizonBars()));
        }
    }

    /// Number of bars.
    public int size() {
        return runs.bars().size();
    }

    /// When a bar was over and its row of features known.
    public long endNs(int bar) {
        return runs.bars().endNs(bar);
    }

    /// One row a bar; NaN where a run has only just begun.
    public FeatureTable features() {
        return features;
    }

    /// One label a bar from the first bar on, the last bars apart; empty labels have weight 0.
    public List<Label> labels() {
        return labels;
    }

    /// How much each of [#labels] counts in training: average uniqueness, 0 for an empty one; a
    /// copy.
    public double[] weights() {
        return weights.clone();
    }

    /// The first bar that is over at this time or later, [#size] if none is: bars before it are
    /// known *before* that time.
    public int firstEndingFrom(long timeNs) {
        return runs.firstEndingFrom(timeNs);
    }
}
