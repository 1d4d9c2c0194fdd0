package io.foretick.testing;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Finds the golden vectors, captured messages and recordings that lie beside the project, and
/// makes one reported test case of each file. Where a folder is absent the case is skipped, and
/// says so.
public final class SharedFiles {

    /// What one file must satisfy.
    @FunctionalInterface
    public interface FileCheck {
        void check(Path file) throws Exception;
    }

    private final Path root;

    private SharedFiles(String property) {
        this(setting("foretick.root").resolve(setting(property))); // as typed at the project
    }

    private SharedFiles(Path root) {
        this.root = root;
    }

    private static Path setting(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), property));
    }

    /// Vectors with known answers, system property `foretick.golden`.
    public static SharedFiles golden() {
        return new SharedFiles("foretick.golden");
    }

    /// The documents that the project answers to; they lie beside the vectors.
    public static SharedFiles requirements() {
        return new SharedFiles(golden().root.resolveSibling("requirements"));
    }

    /// Captured messages, system property `foretick.fixtures`.
    public static SharedFiles fixtures() {
        return new SharedFiles("foretick.fixtures");
    }

    /// Recordings and klines, system property `foretick.data`.
    public static SharedFiles data() {
        return new SharedFiles("foretick.data");
    }

    /// All files at any depth whose name matches the glob, sorted by path; empty without the
    /// folder.
    public List<Path> find(String nameGlob) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + nameGlob);
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + root, e);
        }
    }

    /// One case a file; a single skipped case when there is none.
    public Stream<DynamicTest> cases(String nameGlob, FileCheck check) {
        List<Path> files = find(nameGlob);
        System.out.println("found " + files.size() + " files " + nameGlob + " under " + root);
        if (files.isEmpty()) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "no file " + nameGlob,
                            () -> Assumptions.abort("no " + nameGlob + " under " + root)));
        }
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                root.relativize(file).toString(), () -> check.check(file)));
    }
}
