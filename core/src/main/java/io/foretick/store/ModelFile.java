package io.foretick.store;

import io.foretick.base.Checks;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/// A density model with its name and provenance, as one JSON file holds it. What a file lacks,
/// misspells or contradicts is refused at loading; see `docs/density.md` for the format.
///
/// @param name of the model, such as `ewma30-seas-t`
/// @param provenance where it came from
/// @param model its parameters
public record ModelFile(String name, Provenance provenance, EconometricModel model)
        implements StoredModel {

    /// The name of the model that comes with the program.
    public static final String BUNDLED_NAME = "ewma30-seas-t";

    private static final String BUNDLED = "/io/foretick/models/ewma30-seas-t.json";
    private static final long BYTES_MAX = 10_000_000;

    public ModelFile {
        Checks.notBlank(name, "name");
    }

    /// Reads and checks a file.
    ///
    /// @throws IOException naming file and key, if anything is missing, unknown, out of range, or
    ///   does not have the digest that the file states
    public static ModelFile load(Path path) throws IOException {
        if (Files.size(path) > BYTES_MAX) {
            throw new IOException(path + ": no model file has more than " + BYTES_MAX + " bytes");
        }
        return parse(path.toString(), Files.readAllBytes(path));
    }

    /// The model that comes with the program, fitted to data that end before April 2025.
    public static ModelFile loadBundled() throws IOException {
        try (InputStream stream = ModelFile.class.getResourceAsStream(BUNDLED)) {
            if (stream == null) {
                throw new FileNotFoundException("resource " + BUNDLED + " is missing");
            }
            return parse("resource " + BUNDLED, stream.readAllBytes());
        }
    }

    /// None: it corrects nothing.
    @Override
    public Optional<EconometricModel> anchor() {
        return Optional.empty();
    }

    /// None: each has a file of its own.
    @Override
    public SortedMap<String, EconometricModel> baselines() {
        return Collections.emptySortedMap();
    }

    @Override
    public void write(Path path) throws IOException {
        WholeFile.write(path, json().getBytes(StandardCharsets.UTF_8));
    }

    /// The file's text.
    public String json() {
        return JsonText.of(ModelJson.toJson(this));
    }

    private static ModelFile parse(String file, byte[] bytes) throws IOException {
        return ModelJson.fromJson(JsonText.parse(file, bytes));
    }
}
