package io.foretick.lab.model;

import io.foretick.base.Checks;
import io.foretick.feature.label.Label;
import io.foretick.feature.label.SampleWeights;

import java.util.Arrays;
import java.util.List;

/// What the rows of a feature table are to foretell: each row's label with the rows that it tells
/// of, and how much it counts. The last rows of the table have none, since their labels are not
/// known yet. A label of weight 0 only keeps the place of one that is not known either: nobody
/// trains on it or is judged by it. Immutable.
public final class Targets {

    private final List<Label> labels;
    private final double[] weights;

    private Targets(List<Label> labels, double[] weights) {
        this.labels = labels;
        this.weights = weights;
    }

    /// Labels of the first rows, each with its weight.
    public static Targets of(List<Label> labels, double[] weights) {
        Checks.inRange(weights.length, labels.size(), labels.size(), "number of weights");
        Arrays.stream(weights).forEach(w -> Checks.inRange(w, 0.0, Double.MAX_VALUE, "weight"));
        return new Targets(List.copyOf(labels), weights.clone());
    }

    /// Labels of the first rows, weighed by how little they overlap.
    public static Targets of(List<Label> labels) {
        return of(labels, SampleWeights.uniqueness(labels));
    }

    /// How many rows have a label: the first ones.
    public int rows() {
        return labels.size();
    }

    public Label label(int row) {
        return labels.get(row);
    }

    public double returnLog(int row) {
        return labels.get(row).returnLog();
    }

    public double weight(int row) {
        return weights[row];
    }

    /// Whether this row has a label that is known.
    boolean counts(int row) {
        return row < weights.length && weights[row] > 0.0;
    }

    /// The row at which the label of `row` is known.
    public int lastRow(int row) {
        return row + labels.get(row).bars();
    }
}
