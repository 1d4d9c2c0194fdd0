package io.foretick.forecast.direction.online;

import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.market.candle.CandleWindow;

/// A linear model with the features that it reads. Owned by its predictor.
final class LinearVoice {

    private final ModelName name;
    private final CandleFeatures features;
    private final LinearModel model;
    private final boolean usesAverages;
    private final double[] scratch;

    LinearVoice(ModelName name, CandleFeatures features, DirectionSettings settings) {
        this.name = name;
        this.features = features;
        this.model = new LinearModel(name, features.names().size(), settings);
        this.usesAverages = settings.averaging().predictsWithAverages();
        this.scratch = new double[features.names().size()];
    }

    ModelName name() {
        return name;
    }

    LinearModel model() {
        return model;
    }

    /// What it sees at the newest candle.
    ///
    /// @param nowNs that candle's close
    Outlook look(CandleWindow window, Memory memory, long nowNs) {
        features.read(window, scratch);
        FeatureVector x = FeatureVector.of(scratch);
        LinearModel.Logits logits = model.logits(x);
        if (!logits.areFinite()) {
            return Outlook.blind(x, usesAverages);
        }
        String fine = features.fineBins(window);
        String coarse = features.coarseBins(window);
        return Outlook.linear(logits, x, memory.situation(name, fine, coarse, nowNs), usesAverages);
    }
}
