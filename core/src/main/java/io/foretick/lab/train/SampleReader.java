package io.foretick.lab.train;

import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.lab.train.settings.TrainingSettings;

/// Reads the samples of a stage one after the other, for a [Stepper]. One thread.
public final class SampleReader {

    private final Sample sample;
    private final FeatureSequence features;
    private final float[] values;

    SampleReader(TrainingSettings settings, Stage stage) {
        this.sample = new Sample(settings, stage, stage.instants());
        this.features = new FeatureSequence(stage.standardization());
        this.values = new float[settings.network().inputs().size()];
    }

    /// Turns to a sample.
    ///
    /// @return what is known of it, until the next call
    public Sample read(Samples samples, int number) {
        sample.take(samples, number, features, values);
        return sample;
    }

    /// The features of the last sample, as [FeatureSequence] writes them; valid until the next.
    public float[] features() {
        return values;
    }
}
