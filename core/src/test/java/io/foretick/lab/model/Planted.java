package io.foretick.lab.model;

import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.label.Label;
import io.foretick.feature.label.Touch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Made-up features and labels: the first feature foretells a share of the return, the others are
/// noise.
///
/// @param x all rows, of which the last have no label
record Planted(FeatureTable x, Targets y) {

    private static final int FEATURES = 5;
    private static final int HORIZON = 8;
    private static final double DEVIATION = 0.01;

    /// @param strength of the signal to the noise in the return, 0 for none
    static Planted of(int rows, double strength, Seed seed) {
        SplittableRandom random = seed.random();
        List<double[]> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column = 0; column < FEATURES; column++) {
            names.add("feature" + column);
            columns.add(random.doubles(rows).map(u -> 2.0 * u - 1.0).toArray());
        }
        List<Label> labels = new ArrayList<>();
        for (int row = 0; row < rows - HORIZON; row++) {
            double known = strength * Math.signum(columns.getFirst()[row]);
            double returnLog = DEVIATION * (known + random.nextGaussian());
            labels.add(new Label(touch(returnLog), returnLog, 1 + random.nextInt(HORIZON)));
        }
        return new Planted(FeatureTable.of(names, columns), Targets.of(labels));
    }

    private static Touch touch(double returnLog) {
        if (Math.abs(returnLog) < DEVIATION) {
            return Touch.NEITHER;
        }
        return returnLog > 0.0 ? Touch.UPPER : Touch.LOWER;
    }

    /// The same with some values missing: the first rows wholly, as in a warm-up, and one later.
    Planted withGaps(int warmUp, int later) {
        List<double[]> columns = new ArrayList<>();
        for (String name : x.names()) {
            double[] column = x.column(name);
            for (int row = 0; row < warmUp; row++) {
                column[row] = Double.NaN;
            }
            column[later] = Double.NaN;
            columns.add(column);
        }
        return new Planted(FeatureTable.of(x.names(), columns), y);
    }

    /// The same, but labels that are known at `row` or later tell the opposite, ten times as loud.
    Planted withOtherLabels(int row) {
        List<Label> labels = new ArrayList<>();
        for (int at = 0; at < y.rows(); at++) {
            Label label = y.label(at);
            double returnLog = -10.0 * label.returnLog();
            boolean other = y.lastRow(at) >= row;
            labels.add(other ? new Label(touch(returnLog), returnLog, label.bars()) : label);
        }
        return new Planted(x, Targets.of(labels, weights()));
    }

    /// The same, but all features of a row have this value.
    Planted withFeatures(int row, double value) {
        List<double[]> columns = new ArrayList<>();
        for (String name : x.names()) {
            double[] column = x.column(name);
            column[row] = value;
            columns.add(column);
        }
        return new Planted(FeatureTable.of(x.names(), columns), y);
    }

    /// The same, but features from `row` on are a hundred times as large.
    Planted withOtherFeatures(int row) {
        List<double[]> columns = new ArrayList<>();
        for (String name : x.names()) {
            double[] column = x.column(name);
            for (int at = row; at < column.length; at++) {
                column[at] *= 100.0;
            }
            columns.add(column);
        }
        return new Planted(FeatureTable.of(x.names(), columns), y);
    }

    /// The same, but the first feature foretells nothing where the second is below zero.
    Planted withNoiseWhereSecondFeatureIsLow() {
        List<Label> labels = new ArrayList<>();
        for (int row = 0; row < y.rows(); row++) {
            Label label = y.label(row);
            boolean turned = x.value(row, 1) < 0.0 && row % 2 == 0;
            double returnLog = turned ? -label.returnLog() : label.returnLog();
            labels.add(new Label(touch(returnLog), returnLog, label.bars()));
        }
        return new Planted(x, Targets.of(labels, weights()));
    }

    /// The same, but returns are large where the second feature is above zero and small elsewhere.
    Planted withLoudReturnsWhereSecondFeatureIsHigh() {
        List<Label> labels = new ArrayList<>();
        for (int row = 0; row < y.rows(); row++) {
            Label label = y.label(row);
            double size = x.value(row, 1) > 0.0 ? 2.0 : 0.5;
            double returnLog = size * DEVIATION * Math.signum(label.returnLog());
            labels.add(new Label(touch(returnLog), returnLog, label.bars()));
        }
        return new Planted(x, Targets.of(labels, weights()));
    }

    /// The same, but the features stand one row earlier than what they foretell.
    Planted withSignalOneRowEarlier() {
        List<double[]> columns = new ArrayList<>();
        for (String name : x.names()) {
            double[] column = x.column(name);
            System.arraycopy(x.column(name), 1, column, 0, column.length - 1);
            columns.add(column);
        }
        return new Planted(FeatureTable.of(x.names(), columns), y);
    }

    /// The first rows, each with its label, known or not.
    Planted cut(int rows) {
        List<Label> labels = IntStream.range(0, rows).mapToObj(y::label).toList();
        double[] weights = IntStream.range(0, rows).mapToDouble(y::weight).toArray();
        return new Planted(x.slice(0, rows), Targets.of(labels, weights));
    }

    /// The same, but rows `from` to `to - 1` have a label of weight 0 that says this.
    Planted withHole(int from, int to, double returnLog) {
        List<Label> labels = new ArrayList<>();
        double[] weights = weights();
        for (int row = 0; row < y.rows(); row++) {
            boolean hole = row >= from && row < to;
            Label label = y.label(row);
            labels.add(hole ? new Label(touch(returnLog), returnLog, label.bars()) : label);
            weights[row] = hole ? 0.0 : weights[row];
        }
        return new Planted(x, Targets.of(labels, weights));
    }

    private double[] weights() {
        return IntStream.range(0, y.rows()).mapToDouble(y::weight).toArray();
    }
}
