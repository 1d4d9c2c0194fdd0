package io.foretick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Where the project's sources and class files lie, for the tests that guard its shape.
final class ProjectFiles {

    static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("foretick.root"), "foretick.root"));

    static final Path CLASSES = ROOT.resolve("core/target/classes");

    static final Path TEST_CLASSES = ROOT.resolve("core/target/test-classes");

    private ProjectFiles() {}

    /// Java sources of all modules, built or not, sorted.
    static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(ProjectFiles::isModule).sorted().toList()) {
                sources.addAll(find(module.resolve("src"), ".java"));
            }
        }
        return sources;
    }

    /// All files below `directory` whose name ends so, sorted; none where it does not exist.
    static List<Path> find(Path directory, String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static boolean isModule(Path directory) {
        return Files.exists(directory.resolve("pom.xml"));
    }
}
