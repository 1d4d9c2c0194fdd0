package io.foretick.lab.legacydata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Answers that lie in a folder, each under the name of its request.
///
/// @param folder must exist
record SavedAnswers(Path folder) implements Answers {

    @Override
    public Optional<byte[]> find(Request request) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder);
        }
        Path file = folder.resolve(request.name());
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
