package io.foretick.lab.model;

import io.foretick.feature.FeatureTable;
import io.foretick.feature.TrainingScaler;
import io.foretick.forecast.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Trained levels, one on the other.
///
/// @param lookBackRows how many rows before its own a signal depends on
/// @param scaleLog log return that stands for 1 inside the models
/// @param level0 one or more, whose answers are averaged
/// @param refiners each corrects what those below foretell
/// @param trusts whose answers, probabilities, are multiplied
record Stack(
        TrainingScaler scaler,
        int lookBackRows,
        double scaleLog,
        List<Level> level0,
        List<Level> refiners,
        List<Level> trusts,
        List<String> notes)
        implements TrainedModels {

    @Override
    public List<Signal> signals(FeatureTable x, int from, int to) {
        if (from == to) {
            return List.of();
        }
        int first = Math.max(0, from - lookBackRows);
        ScaledRows features = ScaledRows.of(scaler, x, first, to);
        int[] rows = IntStream.range(from, to).toArray();
        double[] level0Answers = mean(level0, features, rows);
        double[] refined = level0Answers;
        for (Level refiner : refiners) {
            refined = refiner.answers(features, rows, refined);
        }
        double[] trust = new double[rows.length];
        Arrays.fill(trust, 1.0);
        for (Level level : trusts) {
            multiply(trust, level.answers(features, rows, level0Answers));
        }
        return signals(refined, trust);
    }

    /// The mean answer of some levels with none below; NaN if there are no levels.
    static double[] mean(List<Level> levels, ScaledRows features, int[] rows) {
        double[] sum = new double[rows.length];
        Arrays.fill(sum, levels.isEmpty() ? Double.NaN : 0.0);
        double[] below = new double[rows.length];
        for (Level level : levels) {
            double[] answers = level.answers(features, rows, below);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += answers[k] / levels.size();
            }
        }
        return sum;
    }

    private static void multiply(double[] target, double[] factors) {
        for (int k = 0; k < target.length; k++) {
            target[k] *= factors[k];
        }
    }

    private List<Signal> signals(double[] answers, double[] trust) {
        var signals = new ArrayList<Signal>(answers.length);
        for (int k = 0; k < answers.length; k++) {
            boolean known = Double.isFinite(answers[k]) && Double.isFinite(trust[k]);
            signals.add(known ? new Signal(scaleLog * answers[k], trust[k]) : Signal.NONE);
        }
        return signals;
    }
}
