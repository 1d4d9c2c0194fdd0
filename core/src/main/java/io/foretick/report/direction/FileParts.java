package io.foretick.report.direction;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// The names that a file gets by rotation: `updates.jsonl` is the one that is written, and
/// `updates.1.jsonl`, `updates.2.jsonl` and so on are its full parts, oldest first. Stateless.
public final class FileParts {

    private static final int DIGITS_MAX = 9;

    private FileParts() {}

    /// The full parts of a file by number, oldest first; without the file itself.
    public static SortedMap<Integer, Path> full(Path file) throws IOException {
        var parts = new TreeMap<Integer, Path>();
        Path folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            return parts;
        }
        String name = nameOf(file);
        String before = name.substring(0, dot(name)) + ".";
        String after = name.substring(dot(name));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                int number = number(nameOf(entry), before, after);
                if (number > 0) {
                    parts.put(number, entry);
                }
            }
        }
        return parts;
    }

    /// Where a file's full part of this number lies.
    static Path part(Path file, int number) {
        String name = nameOf(file);
        return folderOf(file)
                .resolve(name.substring(0, dot(name)) + "." + number + name.substring(dot(name)));
    }

    /// Where the torn lines of a file are kept.
    static Path torn(Path file) {
        return folderOf(file).resolve(nameOf(file) + ".torn");
    }

    private static int number(String name, String before, String after) {
        int digits = name.length() - before.length() - after.length();
        boolean possible = digits > 0 && digits <= DIGITS_MAX;
        if (!possible || !name.startsWith(before) || !name.endsWith(after)) {
            return 0;
        }
        String middle = name.substring(before.length(), before.length() + digits);
        return middle.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(middle) : 0;
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no file: " + file);
        }
        return parent;
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static int dot(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name.length() : dot;
    }
}
