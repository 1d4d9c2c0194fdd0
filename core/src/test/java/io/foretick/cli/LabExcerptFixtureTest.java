package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.cli.LabCalls.Ended;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The example of a file in document C runs as it is written there.
class LabExcerptFixtureTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> excerptRunsAsAGridOfTwo() {
        return SharedFiles.requirements().cases("C-*.md", this::runs);
    }

    private void runs(Path file) throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(file));
        assertTrue(matcher.find(), "no example in " + file);
        Path config = LabCalls.write(folder.resolve("c.yml"), matcher.group(1));
        Ended grid =
                LabCalls.lab(
                        "grid",
                        "--config=" + config,
                        "--out=" + folder.resolve("c"),
                        "--limit=2",
                        "--json");
        assertEquals(ExitCode.OK, grid.code(), grid.err());
        assertTrue(grid.err().contains("gpu_hist counts as hist"), grid.err());
        assertEquals(2, grid.json().get("trials").intValue());
        assertEquals(0, grid.json().get("failed").intValue(), grid.err());
    }
}
