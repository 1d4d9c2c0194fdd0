package io.foretick.lab.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

class FilesDigestTest {

    @TempDir private Path root;

    private Path file(String name, String text) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void theSameFilesElsewhereHaveTheSameDigest() throws IOException {
        Path one = file("one/a.csv", "1");
        Path other = file("far/away/a.csv", "1");
        String digest = FilesDigest.of(List.of(one));
        assertTrue(digest.matches("[0-9a-f]{16}"), digest);
        assertEquals(digest, FilesDigest.of(List.of(other)));
    }

    @Test
    void theSameFoldersElsewhereHaveTheSameDigest() throws IOException {
        Path _ = file("one/a.csv", "1");
        Path _ = file("one/days/b.csv", "2");
        Path _ = file("other name/days/b.csv", "2");
        Path _ = file("other name/a.csv", "1");
        String digest = FilesDigest.of(List.of(root.resolve("one")));
        assertEquals(digest, FilesDigest.of(List.of(root.resolve("other name"))));
        Path _ = file("other name/.history.tmp", "half");
        Path _ = file("other name/history.lock", "");
        assertEquals(digest, FilesDigest.of(List.of(root.resolve("other name"))));
    }

    @Test
    void contentNameAndOrderCount() throws IOException {
        Path a = file("a.csv", "1");
        Path b = file("b.csv", "2");
        String digest = FilesDigest.of(List.of(a, b));
        assertNotEquals(digest, FilesDigest.of(List.of(b, a)));
        assertNotEquals(digest, FilesDigest.of(List.of(a)));
        assertNotEquals(digest, FilesDigest.of(List.of(a, file("c.csv", "2"))));
        assertNotEquals(digest, FilesDigest.of(List.of(a, file("b.csv", "3"))));
    }

    @Test
    void whatIsNotThereIsRefused() {
        Path absent = root.resolve("absent.csv");
        assertThrows(NoSuchFileException.class, () -> FilesDigest.of(List.of(absent)));
    }
}
