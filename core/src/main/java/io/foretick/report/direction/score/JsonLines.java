package io.foretick.report.direction.score;

import io.foretick.store.file.JsonFields;
import io.foretick.store.file.JsonText;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file of JSON objects, one a line. A last line without a line feed counts if it is whole;
/// a torn one, which a writer may still be at, is left out. Blank lines are skipped. Stateless.
final class JsonLines {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LINE_BYTES_MAX = 1 << 20;

    private JsonLines() {}

    /// Takes one row.
    @FunctionalInterface
    interface Taker {

        /// @throws IOException if the row is not what it has to be
        void take(JsonFields row) throws IOException;
    }

    /// Gives every row to `taker`.
    ///
    /// @return how many lines were torn: 0 or 1
    /// @throws IOException naming the file and the line that cannot be read
    static int read(Path file, Taker taker) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            var line = new ByteArrayOutputStream();
            int number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    take(file + ":" + number, line, taker);
                    line.reset();
                    number++;
                } else {
                    line.write(next);
                    checkLength(file, number, line);
                }
            }
            return takeLast(file + ":" + number, line, taker);
        }
    }

    private static void take(String place, ByteArrayOutputStream line, Taker taker)
            throws IOException {
        if (!isBlank(line)) {
            taker.take(JsonText.parse(place, line.toByteArray()));
        }
    }

    private static int takeLast(String place, ByteArrayOutputStream line, Taker taker)
            throws IOException {
        if (isBlank(line)) {
            return 0;
        }
        JsonFields row;
        try {
            row = JsonText.parse(place, line.toByteArray());
        } catch (IOException _) {
            return 1; // cut off before its end
        }
        taker.take(row);
        return 0;
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() == 0 || line.toString(StandardCharsets.UTF_8).isBlank();
    }

    private static void checkLength(Path file, int number, ByteArrayOutputStream line)
            throws IOException {
        if (line.size() > LINE_BYTES_MAX) {
            throw new IOException(
                    file + ":" + number + ": longer than " + LINE_BYTES_MAX + " bytes");
        }
    }
}
