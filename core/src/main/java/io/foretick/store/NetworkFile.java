package io.foretick.store;

import io.foretick.base.Checks;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A trained network with its name, its origin and what to measure it by, as one file holds it.
/// What the file lacks, misspells or contradicts is refused at loading; see `docs/formats.md`.
///
/// @param name of the model, such as `density-minute`
/// @param provenance where it came from
/// @param model settings, constants, anchor and weights
/// @param baselines plain models by name, fitted to what the network was trained on
/// @param training how it was trained
public record NetworkFile(
        String name,
        Provenance provenance,
        NetworkModel model,
        SortedMap<String, EconometricModel> baselines,
        Training training)
        implements StoredModel {

    /// How a network was trained; nothing of it bears on a forecast.
    ///
    /// @param config the text of the configuration, as it was given
    /// @param record finite numbers by name, such as steps or the best loss on the validation part
    public record Training(String config, SortedMap<String, Double> record) {

        public Training {
            record = Collections.unmodifiableSortedMap(new TreeMap<>(record));
            for (Map.Entry<String, Double> entry : record.entrySet()) {
                Checks.notBlank(entry.getKey(), "name of a number of the training");
                Checks.finite(entry.getValue(), entry.getKey());
            }
        }
    }

    public NetworkFile {
        Checks.notBlank(name, "name");
        baselines = Collections.unmodifiableSortedMap(new TreeMap<>(baselines));
    }

    /// Reads and checks a file.
    ///
    /// @throws IOException naming file and key, if anything is missing, unknown, out of range, or
    ///   not what its digests state
    public static NetworkFile load(Path path) throws IOException {
        NetworkPack pack = NetworkPack.read(path);
        return NetworkJson.fromJson(JsonText.parse(path.toString(), pack.json()), pack.weights());
    }

    @Override
    public Optional<EconometricModel> anchor() {
        return Optional.of(model.anchor());
    }

    @Override
    public void write(Path path) throws IOException {
        WholeFile.write(path, bytes());
    }

    /// The file's bytes; equal content gives equal bytes.
    public byte[] bytes() {
        return NetworkJson.pack(this).bytes();
    }
}
