package io.foretick.lab.model;

import io.foretick.forecast.signal.Batch;
import io.foretick.math.kernel.Matrix;

/// What a network sees of a row.
enum Sight {
    /// The features of the row and of those before it.
    SEQUENCE {
        @Override
        int columns(ScaledRows features) {
            return features.columns();
        }

        @Override
        void copy(ScaledRows features, int row, double below, Batch batch, int sequence) {
            int first = row - batch.steps() + 1;
            for (int step = 0; step < batch.steps(); step++) {
                int at = step * batch.size() + sequence;
                copyRow(features, first + step, batch.input(), at, 0);
            }
        }
    },
    /// What level 0 foretells of the row, then its features.
    FORECAST_AND_ROW {
        @Override
        int columns(ScaledRows features) {
            return 1 + features.columns();
        }

        @Override
        void copy(ScaledRows features, int row, double below, Batch batch, int sequence) {
            batch.input().set(sequence, 0, below);
            copyRow(features, row, batch.input(), sequence, 1);
        }
    };

    abstract int columns(ScaledRows features);

    /// Writes one row's sequence into a batch.
    ///
    /// @param below what level 0 foretells of the row
    abstract void copy(ScaledRows features, int row, double below, Batch batch, int sequence);

    private static void copyRow(ScaledRows features, int row, Matrix target, int at, int column) {
        for (int k = 0; k < features.columns(); k++) {
            target.set(at, column + k, features.value(row, k));
        }
    }
}
