package io.foretick.cli;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.report.rival.Rival;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.store.ModelFile;
import io.foretick.store.NetworkFile;
import io.foretick.store.StoredModel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the models that a configuration or a command names.
final class Models {

    private static final String BUNDLED = "bundled";

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

    /// Models to be scored beside that of a run.
    ///
    /// @param words each `bundled`, or `NAME=FILE`
    /// @throws ConfigException for any other word
    static List<Rival> rivals(List<String> words) throws IOException {
        List<Rival> rivals = new ArrayList<>();
        for (String word : words) {
            rivals.add(rival(word));
        }
        return rivals;
    }

    private static Rival rival(String word) throws IOException {
        if (word.equals(BUNDLED)) {
            return new Rival.Following(BUNDLED, ModelFile.loadBundled().model());
        }
        int equals = word.indexOf('=');
        if (equals <= 0) {
            throw new ConfigException("--against must be bundled or NAME=FILE, was " + word);
        }
        String name = word.substring(0, equals);
        return switch (StoredModel.load(Path.of(word.substring(equals + 1)))) {
            case ModelFile file -> new Rival.Following(name, file.model());
            case NetworkFile file -> new Rival.Reading(name, file.model());
        };
    }
}
