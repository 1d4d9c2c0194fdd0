package io.foretick.lab.search;

import io.foretick.lab.experiment.Experiment;
import io.foretick.lab.spec.TrialSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that an experiment may try: one axis for each setting that ranges.
///
/// @param dimensions in the order in which a grid nests them, the last innermost
record Space(Experiment experiment, List<Dimension> dimensions) {

    static Space of(Experiment experiment) {
        List<Dimension> dimensions = new ArrayList<>();
        experiment.ranges().forEach((path, choice) -> dimensions.add(Dimension.of(path, choice)));
        return new Space(experiment, List.copyOf(dimensions));
    }

    /// The trial at a point, one place for each axis.
    TrialSpec at(double[] point) {
        return experiment.trial(values(point));
    }

    /// The values of the settings that range, at a point.
    Map<String, String> values(double[] point) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int d = 0; d < point.length; d++) {
            values.put(dimensions.get(d).path(), dimensions.get(d).at(point[d]));
        }
        return values;
    }

    /// Where a trial lies; NaN on an axis that does not count for it.
    double[] point(TrialSpec trial) {
        double[] point = new double[dimensions.size()];
        for (int d = 0; d < point.length; d++) {
            String value = trial.values().get(dimensions.get(d).path());
            point[d] = value == null ? Double.NaN : dimensions.get(d).place(value);
        }
        return point;
    }

    /// Number of combinations, [Long#MAX_VALUE] if they do not fit or an axis is continuous.
    long combinations() {
        long product = 1;
        for (Dimension dimension : dimensions) {
            if (dimension.size() == 0 || product > Long.MAX_VALUE / dimension.size()) {
                return Long.MAX_VALUE;
            }
            product *= dimension.size();
        }
        return product;
    }

    /// The point of a combination; the last axis moves fastest.
    double[] combination(long number) {
        double[] point = new double[dimensions.size()];
        long rest = number;
        for (int d = point.length - 1; d >= 0; d--) {
            Dimension dimension = dimensions.get(d);
            point[d] = dimension.place((int) (rest % dimension.size()));
            rest /= dimension.size();
        }
        return point;
    }
}
