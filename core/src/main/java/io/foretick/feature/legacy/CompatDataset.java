package io.foretick.feature.legacy;

import io.foretick.base.Checks;
import io.foretick.feature.FeatureTable;

import java.util.Arrays;
import java.util.List;

/// What the older pipeline trains on, bug for bug: features with the next row's targets, and rows
/// scaled by statistics of the whole sample in single precision. Only for parity. Immutable: arrays
/// are copied out.
public final class CompatDataset {

    /// Rows in a sequence.
    public static final int SEQUENCE = 24;

    private static final List<String> TARGETS =
            List.of(
                    "tvl_usd",
                    "close",
                    "return_vol_24h",
                    "daily_active_addresses_value",
                    "social_volume_total_value");

    private static final double NOT_ZERO = 1e-8;

    private final FeatureTable features;
    private final FeatureTable targets;
    private final float[][] scaledRows;
    private final float[] scaledTargets;

    private CompatDataset(FeatureTable all, double[] tvl) {
        this.features = all.slice(0, all.rows() - 1);
        FeatureTable now = FeatureTable.of(TARGETS, TARGETS.stream().map(all::column).toList());
        this.targets = now.slice(1, all.rows());
        this.scaledRows = scaledRows(all);
        this.scaledTargets = scaledTargets(tvl);
    }

    /// All of it from one history of more rows than a sequence has.
    public static CompatDataset of(HourlyHistory history) {
        Checks.inRange(history.klines().size(), SEQUENCE + 1, Integer.MAX_VALUE, "number of rows");
        CompatMerge merge = CompatMerge.of(history);
        return new CompatDataset(CompatFeatures.of(merge), merge.tvl());
    }

    /// All rows but the last.
    public FeatureTable features() {
        return features;
    }

    /// The row after each.
    public FeatureTable targets() {
        return targets;
    }

    /// All rows but the last as `[row][column]`, scaled by statistics of all; sequence `i` is the
    /// rows `i` to `i + 23`.
    public float[][] scaledRows() {
        return Arrays.stream(scaledRows).map(float[]::clone).toArray(float[][]::new);
    }

    /// Value locked 24 rows after the start of each sequence, on a scale of 0 to 1 over the whole
    /// sample; NaN where any is unknown.
    public float[] scaledTargets() {
        return scaledTargets.clone();
    }

    private static float[][] scaledRows(FeatureTable table) {
        float[][] scaled = new float[table.rows() - 1][table.names().size()];
        for (int column = 0; column < table.names().size(); column++) {
            float mean = mean(table, column);
            float deviation = deviation(table, column, mean) + (float) NOT_ZERO;
            for (int row = 0; row < scaled.length; row++) {
                scaled[row][column] = ((float) table.value(row, column) - mean) / deviation;
            }
        }
        return scaled;
    }

    /// Of the values in single precision, but summed in double: what a sum of floats comes to
    /// depends on the order in which a library adds them.
    private static float mean(FeatureTable table, int column) {
        double sum = 0.0;
        for (int row = 0; row < table.rows(); row++) {
            sum += (float) table.value(row, column);
        }
        return (float) (sum / table.rows());
    }

    private static float deviation(FeatureTable table, int column, float mean) {
        double squares = 0.0;
        for (int row = 0; row < table.rows(); row++) {
            double difference = (float) table.value(row, column) - mean;
            squares += difference * difference;
        }
        return (float) Math.sqrt(squares / (table.rows() - 1));
    }

    private static float[] scaledTargets(double[] tvl) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : tvl) {
            least = Math.min(least, value); // NaN if any is NaN
            most = Math.max(most, value);
        }
        float[] scaled = new float[tvl.length - SEQUENCE];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = (float) ((tvl[k + SEQUENCE] - least) / (most - least + NOT_ZERO));
        }
        return scaled;
    }
}
