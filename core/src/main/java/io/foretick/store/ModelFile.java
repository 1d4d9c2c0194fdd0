package io.foretick.store;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.forecast.density.EconometricModel;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A density model with its name and provenance, as one JSON file holds it. What a file lacks,
/// misspells or contradicts is refused at loading; see `docs/density.md` for the format.
///
/// @param name of the model, such as `ewma30-seas-t`
/// @param provenance where it came from
/// @param model its parameters
public record ModelFile(String name, Provenance provenance, EconometricModel model) {

    /// The name of the model that comes with the program.
    public static final String BUNDLED_NAME = "ewma30-seas-t";

    private static final String BUNDLED = "/io/foretick/models/ewma30-seas-t.json";
    private static final long BYTES_MAX = 10_000_000;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

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

    /// Writes the file whole or not at all.
    public void write(Path path) throws IOException {
        Path target = path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(path + " is a folder");
        }
        Path temporary = Files.createTempFile(folder, ".model", ".json");
        try {
            Files.writeString(temporary, json());
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// The file's text.
    public String json() {
        return MAPPER.writeValueAsString(ModelJson.toJson(this)) + "\n";
    }

    /// The digest of all parameters, as the file states it.
    public String digest() {
        return Digest.hex(model.digest());
    }

    private static ModelFile parse(String file, byte[] bytes) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return ModelJson.fromJson(JsonFields.root(file, node));
        } catch (JacksonException e) {
            throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
