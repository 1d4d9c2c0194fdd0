package io.foretick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a demo. A marker file in it says that it is one, and only such a folder is ever
/// emptied.
final class DemoFolder {

    private static final String MARKER = ".foretick-demo";

    private DemoFolder() {}

    /// Makes the folder, empty but for its marker; what an earlier demo left there is deleted.
    ///
    /// @throws IOException if it holds anything else
    static void renew(Path folder) throws IOException {
        Path marker = folder.resolve(MARKER);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder; choose another with --out");
        }
        if (Files.exists(marker)) {
            empty(folder);
        } else if (!isEmpty(folder)) {
            throw new IOException(
                    folder + " holds files that are no demo's; choose another with --out");
        }
        Files.createDirectories(folder);
        Files.writeString(
                marker, "Made by `foretick demo`, which deletes this folder next time.\n");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// The marker goes last, so that a deletion that breaks off can be taken up again.
    private static void empty(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            if (!file.equals(folder) && !file.endsWith(MARKER)) {
                Files.delete(file);
            }
        }
    }
}
