package io.foretick.store.registry;

import io.foretick.store.StoredModel;

import java.io.IOException;
import java.nio.file.Path;

/// The model that is live, as a [ModelRegistry] names it; the model itself is in its file.
///
/// @param digest of the model, 16 hexadecimal digits
/// @param path of its file, which is never changed and stays when another model goes live
/// @param change number of the change that made it live, from 1 on: another number, another model
public record LiveModel(String digest, Path path, long change) {

    /// Reads and checks the file.
    ///
    /// @throws IOException if it is broken, or holds another model
    public StoredModel load() throws IOException {
        StoredModel model = StoredModel.load(path);
        if (!model.digest().equals(digest)) {
            throw new IOException(path + ": digest must be " + digest + ", was " + model.digest());
        }
        return model;
    }
}
