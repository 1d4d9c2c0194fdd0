package io.foretick.lab.dataset.source;

import io.foretick.lab.data.KlineFiles;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// The files that a spec names, and their text, whatever it is packed in. Stateless.
public final class SourceFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private SourceFiles() {}

    /// Every named file, and in place of a folder all files right in it, sorted by name.
    ///
    /// @throws IOException if none is named, or one is not there
    public static List<Path> of(List<String> paths) throws IOException {
        List<Path> files = KlineFiles.listed(named(paths));
        if (files.isEmpty()) {
            throw new IOException("no files are named in data.paths, or their folder is empty");
        }
        return files;
    }

    /// The named files and folders.
    ///
    /// @throws IOException if one is not there
    static List<Path> named(List<String> paths) throws IOException {
        List<Path> named = new ArrayList<>();
        for (String text : paths) {
            Path path = Path.of(text);
            if (!Files.exists(path)) {
                throw new IOException("no file " + text);
            }
            named.add(path);
        }
        return named;
    }

    /// The text of a plain file, of a `.gz`, or of the first file in a `.zip`; can go back to its
    /// beginning as long as little was read.
    public static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return new BufferedInputStream(unpacked(file, raw), BUFFER_BYTES);
        } catch (ZipException | EOFException e) {
            raw.close();
            throw new DatasetException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            raw.close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static InputStream unpacked(Path file, InputStream raw) throws IOException {
        String name = file.toString();
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        }
        if (!name.endsWith(".zip")) {
            return raw;
        }
        var zip = new ZipInputStream(new BufferedInputStream(raw, BUFFER_BYTES));
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw new ZipException("is no zip, or an empty one");
        }
        return zip;
    }
}
