package io.foretick.report.direction.score;

import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads a file of JSON objects, one a line. A last line without a line feed counts if it is whole;
/// a torn one, which a writer may still be at, is left out. Blank lines are skipped. One instance
/// for one file.
final class JsonLines {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LINE_BYTES_MAX = 1 << 24;

    private final Path file;
    private final Taker taker;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int held;
    private int number = 1;

    private JsonLines(Path file, Taker taker) {
        this.file = file;
        this.taker = taker;
    }

    /// Takes one row.
    @FunctionalInterface
    interface Taker {

        /// Takes it.
        ///
        /// @throws IOException if the row is not what it has to be
        void take(JsonFields row) throws IOException;
    }

    /// Gives every row to `taker`.
    ///
    /// @return how many lines were torn: 0 or 1
    /// @throws IOException naming the file and the line that cannot be read
    static int read(Path file, Taker taker) throws IOException {
        JsonLines lines = new JsonLines(file, taker);
        try (InputStream in = Files.newInputStream(file)) {
            while (lines.readOn(in)) {
                lines.makeRoom();
            }
            return lines.takeLast();
        }
    }

    private boolean readOn(InputStream in) throws IOException {
        int more = in.read(buffer, held, buffer.length - held);
        if (more < 0) {
            return false;
        }
        int start = 0;
        for (int k = held; k < held + more; k++) {
            if (buffer[k] == '\n') {
                take(start, k);
                start = k + 1;
                number++;
            }
        }
        held += more - start;
        System.arraycopy(buffer, start, buffer, 0, held);
        return true;
    }

    private void makeRoom() throws IOException {
        if (held == buffer.length) {
            if (held >= LINE_BYTES_MAX) {
                throw new IOException(place() + ": longer than " + LINE_BYTES_MAX + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * held);
        }
    }

    private void take(int start, int end) throws IOException {
        byte[] line = Arrays.copyOfRange(buffer, start, end);
        if (!isBlank(line)) {
            taker.take(JsonText.parse(place(), line));
        }
    }

    private int takeLast() throws IOException {
        byte[] line = Arrays.copyOf(buffer, held);
        if (isBlank(line)) {
            return 0;
        }
        JsonFields row;
        try {
            row = JsonText.parse(place(), line);
        } catch (IOException _) {
            return 1; // cut off before its end
        }
        taker.take(row);
        return 0;
    }

    private String place() {
        return file + ":" + number;
    }

    private static boolean isBlank(byte[] line) {
        return line.length < 3 && new String(line, StandardCharsets.UTF_8).isBlank();
    }
}
