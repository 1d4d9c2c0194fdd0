package io.foretick.report.direction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads a file line by line from some place to its present end, and leaves a last line without an
/// end unread: it is still being written, or was torn. Stateless.
public final class WholeLines {

    /// Takes the lines in their order.
    @FunctionalInterface
    public interface Reader {

        /// Takes a line without its end; the bytes are its own only during the call.
        void line(byte[] bytes, int from, int length);
    }

    private static final int CHUNK_BYTES = 1 << 18;
    private static final int LINE_BYTES_MAX = 1 << 24;

    private WholeLines() {}

    /// Gives all whole lines from `from` on.
    ///
    /// @param from where a line begins
    /// @return where the first line begins that is not whole, at the end if there is none
    /// @throws IOException also for a line of more than 16 MiB
    public static long read(Path file, long from, Reader reader) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(channel, from, reader);
        }
    }

    /// The same of a file that is open, whatever it is called by now.
    public static long read(SeekableByteChannel file, long from, Reader reader) throws IOException {
        // Not closed: the channel is the caller's.
        InputStream in = Channels.newInputStream(file.position(from));
        return from + read(in, reader);
    }

    private static long read(InputStream in, Reader reader) throws IOException {
        byte[] buffer = new byte[CHUNK_BYTES];
        long taken = 0;
        int held = 0;
        while (true) {
            int more = in.read(buffer, held, buffer.length - held);
            if (more < 0) {
                return taken;
            }
            int used = give(buffer, held, held + more, reader);
            taken += used;
            held += more - used;
            System.arraycopy(buffer, used, buffer, 0, held);
            if (held == buffer.length) {
                buffer = larger(buffer);
            }
        }
    }

    // All lines that end in `[searched, end)`; the first of them begins at 0.
    private static int give(byte[] buffer, int searched, int end, Reader reader) {
        int start = 0;
        for (int k = searched; k < end; k++) {
            if (buffer[k] == '\n') {
                reader.line(buffer, start, k - start);
                start = k + 1;
            }
        }
        return start;
    }

    private static byte[] larger(byte[] buffer) throws IOException {
        if (buffer.length >= LINE_BYTES_MAX) {
            throw new IOException("a line is longer than " + LINE_BYTES_MAX + " bytes");
        }
        return Arrays.copyOf(buffer, 2 * buffer.length);
    }
}
