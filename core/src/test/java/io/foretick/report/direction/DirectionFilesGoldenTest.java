package io.foretick.report.direction;

import static io.foretick.report.direction.MadeUpRun.SYMBOL;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One small run leaves these very bytes: names, order and form of all members.
/// `-Dforetick.renew=true` writes the files anew.
class DirectionFilesGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/direction");

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"candles", "facts", "updates", "predictions"})
    void writesTheSameBytes(String name) throws IOException {
        try (DirectionFiles files = DirectionFiles.open(folder, SYMBOL, FileSettings.REPLAY)) {
            new MadeUpRun().tell(0, 3, files);
        }
        String written = Files.readString(folder.resolve(name + ".jsonl"));
        Path golden = GOLDEN.resolve(name + ".jsonl");
        if (Boolean.getBoolean("foretick.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, written);
        }
        assertEquals(Files.readString(golden), written);
    }
}
