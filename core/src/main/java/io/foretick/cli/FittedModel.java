package io.foretick.cli;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.ModelName;
import io.foretick.forecast.density.score.Entry;

import java.util.List;

/// A model as `density train` fitted it, and how long that took.
record FittedModel(ModelName name, EconometricModel model, double seconds) {

    static FittedModel fit(ModelName name, List<MinuteSeries> series, FitPlan plan) {
        long startNs = System.nanoTime();
        EconometricModel model = name.fit(series, plan);
        return new FittedModel(name, model, (System.nanoTime() - startNs) / 1e9);
    }

    Entry entry() {
        return new Entry(name.text(), model);
    }
}
