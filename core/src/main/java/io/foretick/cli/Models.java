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

    static EconometricModel load(Config config) throws IOException {
        String name = config.density().model();
        return name.equals(BUNDLED)
                ? ModelFile.loadBundled().model()
                : ModelFile.load(Path.of(name)).model();
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
