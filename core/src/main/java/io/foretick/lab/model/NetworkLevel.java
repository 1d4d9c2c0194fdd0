package io.foretick.lab.model;

import io.foretick.forecast.signal.Batch;
import io.foretick.forecast.signal.SignalNetwork;
import io.foretick.math.kernel.Matrix;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A network as a level. Of a row with a missing feature, there or in the rows that it looks back
/// on, it says nothing. One thread.
///
/// @param batch room for what goes through the network at once
record NetworkLevel(SignalNetwork network, Sight sight, Batch batch) implements Level {

    @Override
    public double[] answers(ScaledRows features, int[] rows, double[] below) {
        double[] answers = new double[rows.length];
        Arrays.fill(answers, Double.NaN);
        int[] known =
                IntStream.range(0, rows.length)
                        .filter(k -> sees(features, rows[k]) && Double.isFinite(below[k]))
                        .toArray();
        network.drop(0.0, 0);
        for (int from = 0; from < known.length; from += batch.sizeMax()) {
            batch.begin(Math.min(batch.sizeMax(), known.length - from));
            for (int k = 0; k < batch.size(); k++) {
                int at = known[from + k];
                sight.copy(features, rows[at], below[at], batch, k);
            }
            Matrix output = network.forward(batch.input(), batch.steps(), batch.size());
            for (int k = 0; k < batch.size(); k++) {
                answers[known[from + k]] = output.get(k, 0);
            }
        }
        return answers;
    }

    /// Whether a row and those before it miss nothing.
    boolean sees(ScaledRows features, int row) {
        return features.isComplete(row, batch.steps());
    }
}
