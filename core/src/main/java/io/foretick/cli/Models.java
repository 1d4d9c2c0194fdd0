package io.foretick.cli;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.session.Config;
import io.foretick.store.ModelFile;

import java.io.IOException;
import java.nio.file.Path;

/// Finds the model that a configuration names.
final class Models {

    private Models() {}

    static EconometricModel load(Config config) throws IOException {
        String name = config.density().model();
        return name.equals("bundled")
                ? ModelFile.loadBundled().model()
                : ModelFile.load(Path.of(name)).model();
    }
}
