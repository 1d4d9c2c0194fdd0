package io.foretick.report;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folder in which a run leaves its files for people and programs. A file appears whole or not
/// at all: it is written beside its name and then renamed. Owned by one thread.
public final class RunFolder {

    /// Writes the text of one file.
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out) throws IOException;
    }

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder, made where it is missing.
    public static RunFolder open(Path folder) throws IOException {
        return new RunFolder(Files.createDirectories(folder));
    }

    /// Writes `summary.json`.
    public Path writeSummary(ObjectNode summary) throws IOException {
        return write("summary.json", out -> out.write(Summary.text(summary)));
    }

    /// Writes a file of UTF-8 text in place of the one that has this name.
    public Path write(String name, Content content) throws IOException {
        Path target = folder.resolve(name);
        Path beside = folder.resolve(name + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(beside)) {
                content.writeTo(out);
            }
            return Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
