package io.foretick.history.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file for other programs that appears whole under its name or not at all: it is written under a
/// hidden name beside it first. Not for files of a store, which [Staging] publishes.
public final class TargetFile {

    private final Path path;

    private TargetFile(Path path) {
        this.path = path;
    }

    /// A file to be written, in place of what it holds.
    ///
    /// @throws IOException if the folder it shall lie in is not there
    public static TargetFile of(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder + " for the file " + path.getFileName());
        }
        return new TargetFile(absolute);
    }

    /// A hidden name beside it, told apart from others by its end.
    public Path beside(String end) {
        return path.resolveSibling("." + path.getFileName() + end);
    }

    /// Puts what was written beside it under its name.
    public void publish(Path unfinished) throws IOException {
        Files.move(
                unfinished,
                path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
