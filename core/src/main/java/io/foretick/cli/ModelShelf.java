package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.session.model.ModelLibrary;
import io.foretick.session.model.NamedModel;
import io.foretick.store.ModelFile;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.LiveModel;
import io.foretick.store.registry.ModelRegistry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The models behind `density.model`: the bundled one, a file, or the folder of a registry, whose
/// live model may change while a session runs. Any thread.
final class ModelShelf implements ModelLibrary {

    private final String name;
    private final @Nullable ModelRegistry registry; // null where one model stays what it is

    private ModelShelf(String name, @Nullable ModelRegistry registry) {
        this.name = name;
        this.registry = registry;
    }

    /// What a configuration names.
    static ModelShelf of(Config config) {
        String name = config.density().model();
        boolean folder = !name.equals("bundled") && Files.isDirectory(Path.of(name));
        return new ModelShelf(name, folder ? new ModelRegistry(Path.of(name)) : null);
    }

    /// The model that is live now.
    ///
    /// @throws ConfigException if none was promoted yet
    StoredModel present() throws IOException {
        if (registry != null) {
            return live(registry).load();
        }
        return name.equals("bundled") ? ModelFile.loadBundled() : StoredModel.load(Path.of(name));
    }

    /// The model that has been made live in place of another, if one was.
    Optional<NamedModel> changed(long presentDigest) throws IOException {
        if (registry == null || live(registry).digest().equals(Digest.hex(presentDigest))) {
            return Optional.empty();
        }
        return Optional.of(named(live(registry).load()));
    }

    @Override
    public NamedModel find(long digest) throws IOException {
        return named(stored(digest));
    }

    /// The model of this digest, live or not.
    ///
    /// @throws ConfigException if another one is in the file
    StoredModel stored(long digest) throws IOException {
        StoredModel found = registry == null ? present() : registry.load(Digest.hex(digest));
        if (found.model().digest() != digest) {
            throw new ConfigException(
                    "the journal was made with density model %s, this one is %s"
                            .formatted(Digest.hex(digest), found.digest()));
        }
        return found;
    }

    private LiveModel live(ModelRegistry from) throws IOException {
        return from.current()
                .orElseThrow(
                        () -> new ConfigException("density.model: no model is live in " + name));
    }

    private static NamedModel named(StoredModel stored) {
        return new NamedModel(stored.name(), stored.model());
    }
}
