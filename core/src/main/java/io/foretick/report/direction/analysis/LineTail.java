package io.foretick.report.direction.analysis;

import io.foretick.report.direction.FileParts;
import io.foretick.report.direction.WholeLines;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/// Follows a file of lines that grows and is put aside in full parts, from its oldest part on. A
/// line that is not whole yet is left for the next time. Owned by one thread.
///
/// How it works: parts are numbered in their order, and the file itself will get the next number.
/// So a place is a number and an offset, whatever the part is called by then.
final class LineTail {

    private static final int RENAMED_MAX = 1_000;

    private final Path file;
    private int part = 1;
    private long offset;

    LineTail(Path file) {
        this.file = file;
    }

    /// Gives all whole lines that have come since the last time; none while there is no file.
    void read(WholeLines.Reader reader) throws IOException {
        if (plainNumber() < part) {
            moveTo(1); // the parts were deleted, and the file begun anew
        }
        int tries = 0;
        do {
            for (Map.Entry<Integer, Path> full : FileParts.full(file).tailMap(part).entrySet()) {
                moveTo(full.getKey());
                WholeLines.read(full.getValue(), offset, reader);
                moveTo(full.getKey() + 1);
            }
        } while (!readPlain(reader) && ++tries < RENAMED_MAX);
    }

    // False if the file was put aside before it was open.
    private boolean readPlain(WholeLines.Reader reader) throws IOException {
        try (SeekableByteChannel plain = Files.newByteChannel(file)) {
            if (plainNumber() != part) {
                return false;
            }
            if (plain.size() < offset) {
                offset = 0; // cut, and begun anew
            }
            offset = WholeLines.read(plain, offset, reader);
            return true;
        } catch (NoSuchFileException _) {
            return plainNumber() == part;
        }
    }

    private int plainNumber() throws IOException {
        SortedMap<Integer, Path> parts = FileParts.full(file);
        return parts.isEmpty() ? 1 : parts.lastKey() + 1;
    }

    private void moveTo(int number) {
        if (number != part) {
            part = number;
            offset = 0;
        }
    }
}
