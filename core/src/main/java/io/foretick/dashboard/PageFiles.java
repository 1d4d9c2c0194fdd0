package io.foretick.dashboard;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page's files as they lie in the program, read once. Immutable.
final class PageFiles {

    /// One file as it is sent.
    record PageFile(String contentType, String text) {}

    static final String INDEX = "index.html";

    private static final List<String> NAMES =
            List.of(INDEX, "app.js", "app.css", "icon.svg", "licences.txt");

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    private PageFiles() {}

    /// @throws UncheckedIOException if the program was built without them
    static PageFiles load() {
        var loaded = new PageFiles();
        for (String name : NAMES) {
            loaded.files.put(name, new PageFile(contentType(name), read(name)));
        }
        return loaded;
    }

    /// A file by its name, null if there is none.
    @Nullable PageFile find(String name) {
        return files.get(name);
    }

    private static String read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program has no dashboard/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "text/plain; charset=utf-8";
        };
    }
}
