package io.foretick.cli;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.report.rival.Rival;
import io.foretick.session.Config;
import io.foretick.store.ModelFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the models that a configuration or a command names: `bundled`, or the path of a file.
final class Models {

    private Models() {}

    static EconometricModel load(Config config) throws IOException {
        return file(config.density().model()).model();
    }

    /// Models to be scored beside that of a run.
    static List<Rival> rivals(List<String> names) throws IOException {
        List<Rival> rivals = new ArrayList<>();
        for (String name : names) {
            rivals.add(new Rival.Following(name, file(name).model()));
        }
        return rivals;
    }

    private static ModelFile file(String name) throws IOException {
        return name.equals("bundled") ? ModelFile.loadBundled() : ModelFile.load(Path.of(name));
    }
}
