package io.foretick.lab.dataset;

import io.foretick.base.Sha256;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What files hold, wherever they lie: the same on another machine or in another folder. Reads all
/// of each file and understands none of it. Stateless.
///
/// How it works: a SHA-256 over one line a file, its name and the SHA-256 of its bytes. Names
/// count, since readers go by them; below a folder a name is the path from there. Hidden files and
/// locks are no data.
public final class FilesDigest {

    private static final int DIGITS = 16;

    private FilesDigest() {}

    /// The digest of these files, and of all files below these folders, as 16 hexadecimal digits.
    ///
    /// @param paths in the order in which they are read, which counts
    public static String of(List<Path> paths) throws IOException {
        MessageDigest digest = Sha256.begin();
        for (Path path : paths) {
            for (var file : named(path).entrySet()) {
                String line = file.getKey() + " " + ofBytes(file.getValue()) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Sha256.hex(digest).substring(0, DIGITS);
    }

    /// The files by their names, in the order of these.
    private static SortedMap<String, Path> named(Path path) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(path)) {
            files.put(String.valueOf(path.getFileName()), path);
            return files;
        }
        try (Stream<Path> below = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            below.filter(Files::isRegularFile)
                    .filter(FilesDigest::isData)
                    .forEach(file -> files.put(name(path, file), file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    private static boolean isData(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.endsWith(".lock");
    }

    /// The same on systems that part folders otherwise.
    private static String name(Path folder, Path file) {
        Path relative = folder.relativize(file);
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    private static String ofBytes(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                var digested = new DigestInputStream(bytes, Sha256.begin())) {
            long _ = digested.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digested.getMessageDigest());
        }
    }
}
