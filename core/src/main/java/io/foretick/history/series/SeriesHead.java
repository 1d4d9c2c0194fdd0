package io.foretick.history.series;

import static io.foretick.history.series.SeriesLayout.COMMIT_BYTES;
import static io.foretick.history.series.SeriesLayout.COMMIT_CHECK_AT;
import static io.foretick.history.series.SeriesLayout.HEAD_BYTES;
import static io.foretick.history.series.SeriesLayout.HEAD_CHECK_AT;
import static io.foretick.history.series.SeriesLayout.SPAN_BYTES;
import static io.foretick.history.series.SeriesLayout.SPAN_CHECK_AT;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// What stands before the rows of a series file.
///
/// @param symbol such as `BTCUSDT`
/// @param firstSecond epoch second of the first row
/// @param commit number of the last commit; the first is 1
/// @param lastId id of the last trade in the rows, -1 where it is not known
/// @param spans what is held, oldest first; none before the first commit
record SeriesHead(String symbol, long firstSecond, long commit, long lastId, List<Span> spans) {

    SeriesHead {
        spans = List.copyOf(spans);
    }

    /// Reads what the last whole commit says.
    ///
    /// @throws BrokenSeriesException if there is none, or the file lacks what it promises
    static SeriesHead read(FileChannel channel, Path file) throws IOException {
        ByteBuffer head = checked(channel, 0, HEAD_BYTES, HEAD_CHECK_AT);
        if (head == null || head.getLong(0) != SeriesLayout.MAGIC) {
            throw new BrokenSeriesException(file + " is no series");
        }
        if (head.getLong(8) != SeriesLayout.VERSION) {
            throw new BrokenSeriesException(
                    file + " is of version " + head.getLong(8) + ", not " + SeriesLayout.VERSION);
        }
        ByteBuffer commit = lastCommit(channel);
        if (commit == null) {
            throw new BrokenSeriesException(file + " was never finished");
        }
        long firstSecond = head.getLong(SeriesLayout.FIRST_SECOND_AT);
        List<Span> spans = readSpans(channel, file, commit);
        long rows = spans.getLast().endSecond() - firstSecond;
        if (rows > SeriesLayout.SECONDS_MAX || channel.size() < SeriesLayout.rowAt(rows)) {
            throw new BrokenSeriesException(file + " is cut off before row " + rows);
        }
        return new SeriesHead(
                symbol(head), firstSecond, commit.getLong(0), commit.getLong(16), spans);
    }

    /// Writes what never changes.
    static void write(FileChannel channel, String symbol, long firstSecond) throws IOException {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        if (name.length > SeriesLayout.SYMBOL_BYTES) {
            throw new IllegalArgumentException("symbol is too long: " + symbol);
        }
        ByteBuffer head = words(HEAD_BYTES);
        head.putLong(SeriesLayout.MAGIC).putLong(SeriesLayout.VERSION).put(name);
        head.position(SeriesLayout.FIRST_SECOND_AT)
                .putLong(firstSecond)
                .putLong(SeriesLayout.ROWS_AT)
                .putLong(SeriesLayout.ROW_BYTES)
                .putLong(SeriesLayout.SPANS_AT)
                .putLong(SeriesLayout.SPANS_MAX);
        writeChecked(channel, 0, head, HEAD_CHECK_AT);
    }

    /// Writes one entry of the table of spans.
    static void writeSpan(FileChannel channel, int index, Span span) throws IOException {
        writeChecked(
                channel, SeriesLayout.spanAt(index), put(words(SPAN_BYTES), span), SPAN_CHECK_AT);
    }

    /// Commits all that was written before; `table` spans lie in the table, and `last` behind them.
    static void writeCommit(FileChannel channel, long number, int table, long lastId, Span last)
            throws IOException {
        ByteBuffer commit = words(COMMIT_BYTES).putLong(number).putLong(table).putLong(lastId);
        writeChecked(channel, SeriesLayout.commitAt(number), put(commit, last), COMMIT_CHECK_AT);
    }

    private static @Nullable ByteBuffer lastCommit(FileChannel channel) throws IOException {
        ByteBuffer even =
                checked(channel, SeriesLayout.COMMIT_EVEN_AT, COMMIT_BYTES, COMMIT_CHECK_AT);
        ByteBuffer odd =
                checked(channel, SeriesLayout.COMMIT_ODD_AT, COMMIT_BYTES, COMMIT_CHECK_AT);
        if (even == null || odd == null) {
            return even == null ? odd : even;
        }
        return even.getLong(0) > odd.getLong(0) ? even : odd;
    }

    private static List<Span> readSpans(FileChannel channel, Path file, ByteBuffer commit)
            throws IOException {
        long table = commit.getLong(8);
        List<Span> spans = new ArrayList<>();
        for (int k = 0; k < table; k++) {
            ByteBuffer entry = checked(channel, SeriesLayout.spanAt(k), SPAN_BYTES, SPAN_CHECK_AT);
            if (entry == null) {
                throw new BrokenSeriesException(file + " has a broken entry " + k + " of its days");
            }
            spans.add(span(entry, 0));
        }
        spans.add(span(commit, 24));
        return spans;
    }

    private static ByteBuffer put(ByteBuffer words, Span span) {
        return words.putLong(span.firstSecond())
                .putLong(span.endSecond())
                .putLong(span.sourceDigest())
                .putLong(span.rowsDigest());
    }

    private static Span span(ByteBuffer words, int at) {
        return new Span(
                words.getLong(at),
                words.getLong(at + 8),
                words.getLong(at + 16),
                words.getLong(at + 24));
    }

    private static String symbol(ByteBuffer head) {
        int length = 0;
        while (length < SeriesLayout.SYMBOL_BYTES
                && head.get(SeriesLayout.SYMBOL_AT + length) != 0) {
            length++;
        }
        byte[] name = new byte[length];
        head.get(SeriesLayout.SYMBOL_AT, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private static ByteBuffer words(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeChecked(FileChannel channel, long at, ByteBuffer words, int checkAt)
            throws IOException {
        words.putLong(checkAt, checksum(words, checkAt)).clear();
        while (words.hasRemaining()) {
            channel.write(words, at + words.position());
        }
    }

    /// The bytes at this place, null where they do not match their checksum.
    private static @Nullable ByteBuffer checked(
            FileChannel channel, long at, int bytes, int checkAt) throws IOException {
        ByteBuffer words = words(bytes);
        while (words.hasRemaining()) {
            if (channel.read(words, at + words.position()) < 0) {
                return null;
            }
        }
        return words.getLong(checkAt) == checksum(words, checkAt) ? words : null;
    }

    private static long checksum(ByteBuffer words, int bytes) {
        CRC32C crc = new CRC32C();
        crc.update(words.slice(0, bytes));
        return crc.getValue();
    }
}
