package io.foretick.lab.bench.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for files that nobody keeps; closing deletes it. Owned by one benchmark.
public final class ScratchFolder implements AutoCloseable {

    private final Path path;

    public ScratchFolder() throws IOException {
        path = Files.createTempDirectory("foretick-bench");
    }

    /// A folder inside, which does not exist yet.
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /// Deletes a folder inside.
    public void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }
}
