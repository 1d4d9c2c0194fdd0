package io.foretick.report.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of lines on a disk that becomes full in the middle of one.
class LineFileTest {

    private static final long BYTES_MAX = 1_000;

    @TempDir(factory = MemoryFolder.class)
    private Path folder = Path.of("");

    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = folder.resolve("rows.jsonl");
    }

    private LineFile open() throws IOException {
        return LineFile.open(path, BYTES_MAX, (_, _, _) -> {});
    }

    private static JsonRow row(int number) {
        return new JsonRow().begin().put("n", number).end();
    }

    /// Writes half of what it is given, then fails.
    private static void half(FileOutputStream file, byte[] bytes, int length) throws IOException {
        file.write(bytes, 0, length / 2);
        throw new IOException("no space left");
    }

    @Test
    void leavesWholeLinesWhenAWriteFailsHalfway() throws IOException {
        LineFile file = open();
        file.append(row(1));
        file.flush();
        file.append(row(2));
        file.writing(LineFileTest::half);
        assertThrows(IOException.class, file::flush);
        assertEquals("{\"n\":1}\n", Files.readString(path));
        assertThrows(IOException.class, file::close);
        assertEquals("{\"n\":1}\n", Files.readString(path));
    }

    @Test
    void writesWhatWaitedOnceThereIsRoomAgain() throws IOException {
        try (LineFile file = open()) {
            file.append(row(1));
            file.writing(LineFileTest::half);
            assertThrows(IOException.class, file::flush);
            file.writing((out, bytes, length) -> out.write(bytes, 0, length));
            file.append(row(2));
        }
        assertEquals("{\"n\":1}\n{\"n\":2}\n", Files.readString(path));
    }

    @Test
    void writesNothingBehindHalfALineThatCannotBeTakenBack() throws IOException {
        LineFile file = open();
        file.append(row(1));
        file.writing((out, bytes, length) -> {
            out.write(bytes, 0, length / 2);
            out.close();
            throw new IOException("the disk is gone");
        });
        assertThrows(IOException.class, file::flush);
        file.close();
        assertEquals("{\"n\"", Files.readString(path));
    }
}
