package io.foretick;

import io.foretick.Rule.Finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads from the tree of the program's sources what a package must be.
final class PackageRules {

    private static final int FILES_MAX = 20;

    private static final Set<String> EMPTY_NAMES =
            Set.of(
                    "util",
                    "utils",
                    "common",
                    "impl",
                    "helper",
                    "helpers",
                    "manager",
                    "managers",
                    "misc");

    private PackageRules() {}

    /// What the packages below the source root `root` break.
    static List<Finding> check(Path root) throws IOException {
        var found = new ArrayList<Finding>();
        for (Map.Entry<Path, Integer> entry : filesByPackage(root).entrySet()) {
            String name = root.relativize(entry.getKey()).toString().replace('/', '.');
            checkName(name, found);
            checkDoc(name, entry.getKey().resolve("package-info.java"), found);
            if (entry.getValue() > FILES_MAX && !name.equals("io.foretick.cli")) {
                found.add(new Finding(Rule.PACKAGE_SIZE, name, entry.getValue() + " files"));
            }
        }
        return found;
    }

    /// How many files each package has, its `package-info.java` apart.
    private static Map<Path, Integer> filesByPackage(Path root) throws IOException {
        var files = new TreeMap<Path, Integer>();
        for (Path file : ProjectFiles.find(root, ".java")) {
            int count = file.endsWith("package-info.java") ? 0 : 1;
            files.merge(file.getParent(), count, Integer::sum);
        }
        return files;
    }

    private static void checkName(String name, List<Finding> found) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (EMPTY_NAMES.contains(last)) {
            found.add(new Finding(Rule.PACKAGE_NAME, name, "'" + last + "' says nothing"));
        }
    }

    private static void checkDoc(String name, Path file, List<Finding> found) throws IOException {
        if (!Files.exists(file)) {
            found.add(new Finding(Rule.PACKAGE_DOC, name, "has no package-info.java"));
            return;
        }
        String text = Files.readString(file).replace("///", " ").replaceAll("\\s+", " ");
        for (String part : List.of("Comes in:", "Goes out:", "Must never:", "@NullMarked")) {
            if (!text.contains(part)) {
                found.add(new Finding(Rule.PACKAGE_DOC, name, "lacks '" + part + "'"));
            }
        }
    }
}
