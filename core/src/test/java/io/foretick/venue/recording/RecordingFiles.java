package io.foretick.venue.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes small recordings into a folder of the test.
record RecordingFiles(Path folder) {

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path gzip(String name, String text) {
        return write(name, gzipped(text));
    }

    /// A gzip file of which the last bytes are missing.
    Path cutGzip(String name, String text, int missing) {
        byte[] whole = gzipped(text);
        return write(name, Arrays.copyOf(whole, whole.length - missing));
    }

    /// An archive with one file per pair of name and text.
    Path zip(String name, String... namesAndTexts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int k = 0; k < namesAndTexts.length; k += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[k]));
                zip.write(namesAndTexts[k + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(name, out.toByteArray());
    }

    static Reading read(Path... paths) throws IOException {
        return Reading.of(InputFiles.find(List.of(paths)), Map.of());
    }

    static RecordingFormat formatOf(Path path) throws IOException {
        return InputFiles.find(List.of(path)).files().getFirst().format();
    }

    static byte[] gzipped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Lines joined and ended by line feeds.
    static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    static String lines(Stream<String> lines) {
        return lines(lines.toArray(String[]::new));
    }
}
