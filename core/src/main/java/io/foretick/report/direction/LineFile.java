package io.foretick.report.direction;

import io.foretick.base.Checks;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;

/// A file that only grows, by whole lines, and is put aside as a full part when it would become too
/// large. What it holds when it is opened is read once; a torn last line is cut off and kept in
/// `NAME.torn`. Owned by one thread.
///
/// How it works: lines wait in memory until [#flush], which hands all of them to the system in one
/// call at the file's end. So a process that is killed leaves whole lines, and at most the last one
/// torn.
public final class LineFile implements Closeable {

    /// Size at which a file is usually put aside.
    public static final long USUAL_BYTES_MAX = 64L << 20;

    private static final int WAITING_BYTES = 1 << 16;

    private final Path path;
    private final long bytesMax;
    private FileOutputStream out;
    private byte[] waiting = new byte[WAITING_BYTES];
    private int waitingBytes;
    private long writtenBytes;
    private int nextPart;
    private final boolean torn;
    private Writing writing = (file, bytes, length) -> file.write(bytes, 0, length);

    /// Hands bytes over to the system.
    @FunctionalInterface
    interface Writing {
        /// Writes all of them, or fails and may have written some.
        void write(FileOutputStream file, byte[] bytes, int length) throws IOException;
    }

    private LineFile(Path path, long bytesMax, boolean torn) throws IOException {
        this.path = path;
        this.bytesMax = bytesMax;
        this.torn = torn;
        SortedMap<Integer, Path> parts = FileParts.full(path);
        nextPart = parts.isEmpty() ? 1 : parts.lastKey() + 1;
        out = new FileOutputStream(path.toFile(), true);
        writtenBytes = Files.size(path);
    }

    /// Opens a file to go on with it, or begins it.
    ///
    /// @param bytesMax size that no part exceeds, unless one line does
    /// @param held takes what the newest full part and the file itself hold
    public static LineFile open(Path path, long bytesMax, WholeLines.Reader held)
            throws IOException {
        Checks.positive(bytesMax, "bytesMax");
        SortedMap<Integer, Path> parts = FileParts.full(path);
        if (!parts.isEmpty()) {
            WholeLines.read(Objects.requireNonNull(parts.get(parts.lastKey())), 0, held);
        }
        boolean torn = Files.exists(path) && cut(path, WholeLines.read(path, 0, held));
        return new LineFile(path, bytesMax, torn);
    }

    /// Whether a torn line was found when the file was opened.
    public boolean torn() {
        return torn;
    }

    /// Takes a line, to be written at the next [#flush].
    public void append(JsonRow row) throws IOException {
        long before = writtenBytes + waitingBytes;
        if (before > 0 && before + row.length() > bytesMax) {
            flush();
            rotate();
        }
        if (waitingBytes + row.length() > waiting.length) {
            flush();
        }
        if (row.length() > waiting.length) {
            waiting = Arrays.copyOf(waiting, row.length());
        }
        System.arraycopy(row.bytes(), 0, waiting, waitingBytes, row.length());
        waitingBytes += row.length();
    }

    /// Hands over to the system what waits; it then survives the end of this process.
    ///
    /// @throws IOException if that fails; it still waits then, unless a part of it stands in the
    ///   file and cannot be taken back
    public void flush() throws IOException {
        if (waitingBytes > 0) {
            try {
                writing.write(out, waiting, waitingBytes);
            } catch (IOException e) {
                takeBack(e);
                throw e;
            }
            writtenBytes += waitingBytes;
            waitingBytes = 0;
        }
    }

    // Half a line must not be followed by anything: a later flush would glue a whole one to it.
    private void takeBack(IOException fault) {
        try {
            out.getChannel().truncate(writtenBytes);
        } catch (IOException second) {
            fault.addSuppressed(second);
            waitingBytes = 0;
        }
    }

    /// Has a test fail in the middle of a write.
    void writing(Writing other) {
        writing = other;
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            out.close();
        }
    }

    private void rotate() throws IOException {
        out.close();
        Files.move(path, FileParts.part(path, nextPart));
        nextPart++;
        out = new FileOutputStream(path.toFile(), true);
        writtenBytes = 0;
    }

    // Keeps what stands from `end` on aside as one line, and ends the file there.
    private static boolean cut(Path path, long end) throws IOException {
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (file.size() == end) {
                return false;
            }
            try (FileChannel aside =
                    FileChannel.open(
                            FileParts.torn(path),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND)) {
                file.transferTo(end, file.size() - end, aside);
                aside.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            file.truncate(end);
            return true;
        }
    }
}
