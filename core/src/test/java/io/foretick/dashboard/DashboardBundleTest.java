package io.foretick.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foretick.base.Sha256;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// The committed bundle is the one that `web/` makes.
class DashboardBundleTest {

    private static final Path WEB =
            Path.of(Objects.requireNonNull(System.getProperty("foretick.root"))).resolve("web");

    private static final int GZIPPED_MAX = 70_000;
    private static final String MEND = "cd web && npm ci && npm run build";

    private final PageFiles files = PageFiles.load();

    @Test
    void bundleWasMadeFromTheSourcesBesideIt() throws Exception {
        assumeTrue(Files.isDirectory(WEB), "no web/ here");
        String expected = "/* sources sha256:" + sourceDigest() + " */";
        assertEquals(expected, text("app.js").lines().findFirst().orElse(""), MEND);
        assertEquals(expected, text("app.css").lines().findFirst().orElse(""), MEND);
    }

    @Test
    void pageIsSmall() throws IOException {
        int sum = 0;
        for (String name : List.of("index.html", "app.js", "app.css", "icon.svg")) {
            sum += gzipped(text(name));
        }
        assertTrue(sum < GZIPPED_MAX, sum + " bytes");
    }

    @Test
    void pageHasNoScriptOrStyleOfItsOwn() {
        String page = text("index.html");
        assertFalse(page.contains("<style") || page.contains(" style="), page);
        assertFalse(page.matches("(?s).*<script(?![^>]* src=).*"), page);
    }

    @Test
    void lockFileNamesNoRegistry() throws IOException {
        assumeTrue(Files.isDirectory(WEB), "no web/ here");
        assertFalse(Files.readString(WEB.resolve("package-lock.json")).contains("\"resolved\""));
    }

    private static String sourceDigest() throws IOException {
        var names = new TreeSet<>(List.of("build.mjs", "package-lock.json", "tsconfig.json"));
        try (Stream<Path> sources = Files.list(WEB.resolve("src"))) {
            sources.forEach(file -> names.add("src/" + file.getFileName()));
        }
        MessageDigest digest = Sha256.begin();
        for (String name : names) {
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(WEB.resolve(name)));
        }
        return Sha256.hex(digest);
    }

    private static int gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private String text(String name) {
        return Objects.requireNonNull(files.find(name)).text();
    }
}
