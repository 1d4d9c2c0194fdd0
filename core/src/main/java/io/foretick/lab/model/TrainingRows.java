package io.foretick.lab.model;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Rows to train on, in rising order, with what their labels say. Immutable.
final class TrainingRows {

    private final int[] rows;
    private final Targets targets;

    private TrainingRows(int[] rows, Targets targets) {
        this.rows = rows;
        this.targets = targets;
    }

    /// Those of the rows whose labels count.
    static TrainingRows of(IntStream rows, Targets targets) {
        return new TrainingRows(rows.filter(targets::counts).toArray(), targets);
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

    /// The rows that satisfy a condition.
    TrainingRows where(IntPredicate wanted) {
        return of(IntStream.of(rows).filter(wanted), targets);
    }

    /// The first share of the rows.
    TrainingRows head(double headShare) {
        return of(IntStream.of(rows).limit(count(headShare)), targets);
    }

    /// What [#head] leaves.
    TrainingRows tail(double headShare) {
        return of(IntStream.of(rows).skip(count(headShare)), targets);
    }

    /// The head less the rows whose labels tell of the tail's rows or of those which the tail's
    /// features look back on.
    TrainingRows purgedHead(double headShare, int lookBackRows) {
        int tail = count(headShare);
        int end = tail == size() ? Integer.MAX_VALUE : rows[tail] - lookBackRows;
        return head(headShare).where(row -> targets.lastRow(row) < end);
    }

    private int count(double headShare) {
        return (int) (headShare * size());
    }

    /// The rows' weights, scaled to a mean of 1.
    double[] weights() {
        double sum = 0.0;
        for (int row : rows) {
            sum += targets.weight(row);
        }
        double scale = rows.length / sum;
        double[] weights = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            weights[k] = scale * targets.weight(rows[k]);
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
