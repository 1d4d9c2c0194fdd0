package io.foretick.feature.sequence;

import io.foretick.feature.CutSeries;
import io.foretick.feature.FeatureHistory;
import io.foretick.feature.FeatureSet;
import io.foretick.market.second.SecondSeries;

import java.util.List;

/// A [FeatureSequence] of given series, as checks see it. Mutable scratch, owned by one thread.
public final class SequenceFeatures implements FeatureSet {

    private final FeatureSequence features;
    private final List<SecondSeries> series;
    private final float[] values;

    /// @param series one for each symbol, in the order of the definition
    public SequenceFeatures(FeatureSequence features, List<? extends SecondSeries> series) {
        this.features = features;
        this.series = List.copyOf(series);
        this.values = new float[features.spec().size()];
    }

    /// The same features of the same series, cut where the check says.
    public static FeatureHistory history(
            FeatureSequence features, List<? extends SecondSeries> series) {
        return end ->
                new SequenceFeatures(
                        features, series.stream().map(one -> new CutSeries(one, end)).toList());
    }

    @Override
    public int size() {
        return values.length;
    }

    /// Features for a horizon of a second; the horizon is no part of the past.
    @Override
    public boolean write(long end, double[] out) {
        boolean known = features.write(series, end, 1, values);
        for (int k = 0; known && k < values.length; k++) {
            out[k] = values[k];
        }
        return known;
    }
}
