package io.foretick.cli;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.store.ModelFile;
import io.foretick.store.StoredModel;

import java.io.IOException;

/// Finds the model that a configuration names.
final class Models {

    private Models() {}

    /// The configured model, which has to follow prices.
    ///
    /// @throws ConfigException if it is a network, which reads recorded history
    static EconometricModel load(Config config) throws IOException {
        StoredModel stored = ModelShelf.of(config).present();
        if (stored.model() instanceof EconometricModel model) {
            return model;
        }
        throw new ConfigException(
                "density.model: %s is a network and reads recorded history: a session needs"
                                .formatted(stored.name())
                        + " history.store, a backtest cannot run it");
    }

    /// What a report measures a model by: itself, what it corrects, or the bundled one.
    static EconometricModel baseline(StoredModel stored) throws IOException {
        if (stored.model() instanceof EconometricModel model) {
            return model;
        }
        return stored.anchor().isPresent()
                ? stored.anchor().get()
                : ModelFile.loadBundled().model();
    }
}
