package io.foretick.lab.model;

import io.foretick.forecast.signal.Signal;
import io.foretick.math.Statistics;

import java.util.ArrayList;
import java.util.List;

/// How well signals foretold labels' returns. Labels of neighbouring rows overlap, so that there is
/// less evidence here than rows.
///
/// @param rows how many had both a signal and a label
/// @param correlation of returns foretold and returns; 0 where either is always the same
/// @param hitRate share of the rows that moved in which the sign was right; 0 without any
/// @param skill one less the ratio of squared errors to those of always saying zero; 0 without rows
public record Score(int rows, double correlation, double hitRate, double skill) {

    /// Rows `from` to `to - 1`, of which those without a signal or without a label do not count.
    static Score of(List<Signal> signals, Targets targets, int from, int to) {
        List<Integer> rows = new ArrayList<>();
        for (int row = from; row < to; row++) {
            if (targets.counts(row) && !signals.get(row).equals(Signal.NONE)) {
                rows.add(row);
            }
        }
        return of(
                rows.stream().mapToDouble(row -> signals.get(row).returnLog()).toArray(),
                rows.stream().mapToDouble(targets::returnLog).toArray());
    }

    private static Score of(double[] foretold, double[] returns) {
        int hits = 0;
        int moved = 0;
        double errors = 0.0;
        double squares = 0.0;
        for (int k = 0; k < returns.length; k++) {
            moved += returns[k] != 0.0 ? 1 : 0;
            hits += foretold[k] * returns[k] > 0.0 ? 1 : 0;
            errors += (foretold[k] - returns[k]) * (foretold[k] - returns[k]);
            squares += returns[k] * returns[k];
        }
        double hitRate = moved > 0 ? (double) hits / moved : 0.0;
        double skill = squares > 0.0 ? 1.0 - errors / squares : 0.0;
        return new Score(returns.length, correlation(foretold, returns), hitRate, skill);
    }

    private static double correlation(double[] foretold, double[] returns) {
        if (foretold.length < 2) {
            return 0.0;
        }
        double correlation = Statistics.correlation(foretold, returns);
        return Double.isFinite(correlation) ? correlation : 0.0;
    }
}
