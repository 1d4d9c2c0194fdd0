package io.foretick.venue.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads the lines of a plain, gzip or zip file without copying them. A file that breaks off gives
/// all that stands before the break, then one last line that is marked. Owned by one thread.
final class LineReader implements Closeable {

    /// A longer line counts as a break: no recording has one.
    static final int LINE_BYTES_MAX = 16 << 20;

    private final CountingStream counted;
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int lineStart;
    private int lineEnd;
    private int next;
    private int filled;
    private boolean begun;
    private boolean ended;
    private String breakReason = "";

    LineReader(Path path) throws IOException {
        counted = new CountingStream(Files.newInputStream(path));
        try {
            in = decompressed(new BufferedInputStream(counted, 1 << 16));
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    /// Reads lines from memory.
    LineReader(byte[] text) {
        counted = new CountingStream(new ByteArrayInputStream(text));
        in = counted;
    }

    /// Goes to the next line; at the end answers false.
    boolean next() throws IOException {
        int from = next;
        while (true) {
            for (int k = from; k < filled; k++) {
                if (buffer[k] == '\n') {
                    take(k, k + 1);
                    return true;
                }
            }
            if (ended) {
                return last();
            }
            from = filled - next;
            fill();
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return lineStart;
    }

    int length() {
        return lineEnd - lineStart;
    }

    /// The current line as text; for headers and lists, not for messages.
    String text() {
        return new String(buffer, lineStart, length(), StandardCharsets.UTF_8);
    }

    boolean startsWith(char first) {
        return lineEnd > lineStart && buffer[lineStart] == first;
    }

    boolean isBlank() {
        for (int k = lineStart; k < lineEnd; k++) {
            if (buffer[k] > ' ' || buffer[k] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the current line is where the file breaks off.
    boolean atBreak() {
        return ended && next > filled;
    }

    /// Why the file breaks off; empty while it has not.
    String breakReason() {
        return breakReason;
    }

    /// Bytes of the file read so far, compressed as they are.
    long bytesRead() {
        return counted.count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean last() {
        boolean broken = !breakReason.isEmpty();
        if (next > filled || (next == filled && !broken)) {
            return false;
        }
        take(filled, broken ? filled + 1 : filled); // past the end marks the break
        return true;
    }

    private void take(int end, int nextStart) {
        lineStart = next;
        lineEnd = end > next && buffer[end - 1] == '\r' ? end - 1 : end;
        next = nextStart;
    }

    /// Moves the unfinished line to the front and reads behind it.
    private void fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == buffer.length) {
            if (filled >= LINE_BYTES_MAX) {
                endWith("a line of more than " + LINE_BYTES_MAX + " bytes");
                return;
            }
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        try {
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                endWith(moreEntries() ? "a second file in one archive" : "");
            } else {
                filled += count;
                next = !begun && startsWithMark() ? 3 : 0;
                begun = true;
            }
        } catch (EOFException | ZipException e) {
            endWith("compressed data breaks off: " + e.getMessage());
        }
    }

    /// Whether the file opens with UTF-8's byte order mark, which some editors write.
    private boolean startsWithMark() {
        return filled >= 3
                && (buffer[0] & 0xff) == 0xef
                && (buffer[1] & 0xff) == 0xbb
                && (buffer[2] & 0xff) == 0xbf;
    }

    private void endWith(String reason) {
        ended = true;
        breakReason = reason;
    }

    private boolean moreEntries() throws IOException {
        return in instanceof ZipInputStream zip && zip.getNextEntry() != null;
    }

    private static InputStream decompressed(BufferedInputStream raw) throws IOException {
        raw.mark(4);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        if (first == 0x1f && second == 0x8b) {
            return new GZIPInputStream(raw, 1 << 16);
        }
        if (first == 'P' && second == 'K') {
            ZipInputStream zip = new ZipInputStream(raw);
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            return zip;
        }
        return raw;
    }

    /// Counts what is read off the disk.
    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
