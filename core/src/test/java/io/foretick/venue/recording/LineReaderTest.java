package io.foretick.venue.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class LineReaderTest {

    @TempDir Path folder;

    @Test
    void endsLinesAtEveryKindOfLineEnd() throws IOException {
        assertEquals(List.of("a", "b", "", "c"), linesOf("a\nb\r\n\nc"));
        assertEquals(List.of("a"), linesOf("a\n"));
        assertEquals(List.of(""), linesOf("\n"));
    }

    private List<String> linesOf(String text) throws IOException {
        return linesOf(new RecordingFiles(folder).write("lines.txt", text));
    }

    private static List<String> linesOf(Path path) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(path)) {
            while (reader.next()) {
                lines.add(reader.text());
            }
            assertEquals(Files.size(path), reader.bytesRead());
        }
        return lines;
    }

    @Test
    void readsLinesOfEveryLengthThroughEveryCompression() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            lines.add("x".repeat(random.nextInt(1 << random.nextInt(19))));
        }
        String text = String.join("\n", lines) + "\n";
        RecordingFiles files = new RecordingFiles(folder);
        assertEquals(lines, linesOf(files.write("plain", text)));
        assertEquals(lines, linesOf(files.gzip("packed", text)));
    }

    @Test
    void marksTheLineWhereAGzipFileBreaksOff() throws IOException {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(8);
        for (int k = 0; k < 20_000; k++) {
            text.append(random.nextLong()).append('\n');
        }
        Path cut = new RecordingFiles(folder).cutGzip("cut.gz", text.toString(), 50_000);
        try (LineReader reader = new LineReader(cut)) {
            StringBuilder whole = new StringBuilder();
            boolean broken = false;
            while (reader.next()) {
                broken = reader.atBreak();
                whole.append(reader.text()).append(broken ? "" : "\n");
            }
            assertTrue(broken);
            assertTrue(reader.breakReason().contains("breaks off"), reader.breakReason());
            assertTrue(whole.length() > text.length() / 2);
            assertEquals(text.substring(0, whole.length()), whole.toString());
        }
    }

    @Test
    void marksAnArchiveWithASecondFile() throws IOException {
        Path zip = new RecordingFiles(folder).zip("two.zip", "a", "1\n2\n", "b", "3\n");
        try (LineReader reader = new LineReader(zip)) {
            List<Boolean> breaks = new ArrayList<>();
            while (reader.next()) {
                breaks.add(reader.atBreak());
            }
            assertEquals(List.of(false, false, true), breaks);
            assertEquals("a second file in one archive", reader.breakReason());
        }
    }

    @Test
    void breaksAtALineWithoutEnd() throws IOException {
        byte[] endless = new byte[LineReader.LINE_BYTES_MAX + 1];
        Arrays.fill(endless, (byte) 'x');
        try (LineReader reader = new LineReader(new RecordingFiles(folder).write("e", endless))) {
            assertTrue(reader.next() && reader.atBreak());
            assertTrue(reader.breakReason().contains("a line of more than"));
        }
    }
}
