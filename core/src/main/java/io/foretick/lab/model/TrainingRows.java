package io.foretick.lab.model;

import io.foretick.base.Checks;

import java.util.stream.IntStream;

/// Rows to train on, in rising order, with what their labels say. Immutable.
final class TrainingRows {

    private final int[] rows;
    private final Targets targets;

    private TrainingRows(int[] rows, Targets targets) {
        this.rows = rows;
        this.targets = targets;
    }

    static TrainingRows of(IntStream rows, Targets targets) {
        return new TrainingRows(rows.toArray(), targets);
    }

    int size() {
        return rows.length;
    }

    /// A copy of the rows' numbers.
    int[] rows() {
        return rows.clone();
    }

    int first() {
        return rows[0];
    }

    int last() {
        return rows[rows.length - 1];
    }

    Targets targets() {
        return targets;
    }

    /// The last share of the rows.
    TrainingRows tail(double share) {
        return from(size() - (int) (share * size()));
    }

    /// What is left before [#tail], leaks and all, as the older pipeline splits.
    TrainingRows head(double tailShare) {
        int count = size() - (int) (tailShare * size());
        return of(IntStream.of(rows).limit(count), targets);
    }

    /// What is left before [#tail], less the rows whose labels tell of the tail's rows or of those
    /// which the tail's features look back on.
    TrainingRows purgedHead(double tailShare, int lookBackRows) {
        TrainingRows tail = tail(tailShare);
        int end = tail.size() == 0 ? Integer.MAX_VALUE : tail.first() - lookBackRows;
        return of(IntStream.of(rows).filter(row -> targets.lastRow(row) < end), targets);
    }

    private TrainingRows from(int position) {
        return of(IntStream.of(rows).skip(Checks.notNegative(position, "position")), targets);
    }

    /// The rows' weights, scaled to a mean of 1; all 1 if the sum is 0.
    double[] weights() {
        double sum = 0.0;
        for (int row : rows) {
            sum += targets.weight(row);
        }
        double scale = sum > 0.0 ? rows.length / sum : 0.0;
        double[] weights = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            weights[k] = scale > 0.0 ? scale * targets.weight(rows[k]) : 1.0;
        }
        return weights;
    }

    /// Root mean square of the labels' returns, or 1 if none moved.
    double scaleLog() {
        double sum = 0.0;
        for (int row : rows) {
            sum += targets.returnLog(row) * targets.returnLog(row);
        }
        return sum > 0.0 ? Math.sqrt(sum / rows.length) : 1.0;
    }
}
