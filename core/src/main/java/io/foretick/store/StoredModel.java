package io.foretick.store;

import io.foretick.base.Digest;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.density.EconometricModel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/// A model of the density with its name and origin, of whatever kind, as one file holds it: what
/// evaluation, prediction, promotion and sessions load. Not how it is trained. Immutable.
public sealed interface StoredModel permits ModelFile, NetworkFile {

    /// What people call it.
    String name();

    /// Where it came from.
    Provenance provenance();

    /// What forecasts.
    DensityModel model();

    /// What the model corrects, where it corrects one.
    Optional<EconometricModel> anchor();

    /// Plain models by name that were fitted to what this one was trained on, to measure it by;
    /// none where the file has none.
    SortedMap<String, EconometricModel> baselines();

    /// The digest of every number that a forecast depends on, as the file states it.
    default String digest() {
        return Digest.hex(model().digest());
    }

    /// Writes the file whole or not at all; folders above it are made.
    void write(Path path) throws IOException;

    /// Reads and checks a file, whose first bytes tell its kind.
    ///
    /// @throws IOException naming file and key, if anything is missing, unknown or contradictory
    static StoredModel load(Path path) throws IOException {
        return isZip(path) ? NetworkFile.load(path) : ModelFile.load(path);
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] head = stream.readNBytes(NetworkPack.MAGIC.length);
            return Arrays.equals(head, NetworkPack.MAGIC);
        }
    }
}
