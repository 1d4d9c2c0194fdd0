package io.foretick.testing;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a test's folder in memory where the system has a roomy place for that, else where such
/// folders usually are. For tests that publish many small files and would wait for the disk with
/// each; not for programs to be run from there, which such places may refuse.
public final class MemoryFolder implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long BYTES_MIN = 2L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
            throws IOException {
        boolean roomy =
                Files.isWritable(MEMORY)
                        && Files.getFileStore(MEMORY).getUsableSpace() >= BYTES_MIN;
        return roomy
                ? Files.createTempDirectory(MEMORY, "foretick-")
                : Files.createTempDirectory("foretick-");
    }
}
