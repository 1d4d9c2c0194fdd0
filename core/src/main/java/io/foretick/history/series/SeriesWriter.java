package io.foretick.history.series;

import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Appends to a series file. Nothing that it appended counts before [#commit], which makes it
/// survive a power cut; a file that was never committed is no series. Owned by one thread; one
/// writer to a file, which [SeriesStore] sees to.
public final class SeriesWriter implements Closeable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final Closeable lock;
    private final String symbol;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final PrefixSums sums;
    private final SpanLog spans;
    private final long firstSecond;
    private long endSecond;
    private long lastId;
    private long commits;
    private int spansWritten;

    private SeriesWriter(
            FileChannel channel, Closeable lock, SeriesHead head, PrefixSums sums, SpanLog spans) {
        this.channel = channel;
        this.lock = lock;
        this.symbol = head.symbol();
        this.firstSecond = head.firstSecond();
        this.lastId = head.lastId();
        this.commits = head.commit();
        this.sums = sums;
        this.spans = spans;
        this.spansWritten = spans.finished().size();
        this.endSecond = spans.isEmpty() ? firstSecond : spans.last().endSecond();
    }

    /// Begins a file, in place of any that was there.
    ///
    /// @param lock closed with the writer
    static SeriesWriter create(Path file, String symbol, long firstSecond, Closeable lock)
            throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        try {
            SeriesHead.write(channel, symbol, firstSecond);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        SeriesHead head = new SeriesHead(symbol, firstSecond, 0, SecondCloser.NO_ID, List.of());
        return new SeriesWriter(channel, lock, head, new PrefixSums(), new SpanLog());
    }

    /// Goes on behind the last commit of a file; what a crash left behind it is cut off.
    ///
    /// @param lock closed with the writer
    static SeriesWriter append(Path file, Closeable lock) throws IOException {
        try (MappedSeries series = MappedSeries.open(file)) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                long end = series.endSecond() - series.firstSecond();
                channel.truncate(SeriesLayout.rowAt(end));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new SeriesWriter(
                    channel,
                    lock,
                    series.head(),
                    PrefixSums.after(series),
                    SpanLog.after(series.spans(), series));
        }
    }

    /// Name of the symbol.
    public String symbol() {
        return symbol;
    }

    /// The first second that is not in it yet.
    public long endSecond() {
        return endSecond;
    }

    /// Appends a second; those that were left out before it are a gap.
    public void append(long second, long priceE8, long quantityE8) throws IOException {
        checkNext(second);
        while (endSecond < second) {
            sums.addUnknown();
            putRow();
        }
        sums.add(priceE8, quantityE8);
        spans.add(second, priceE8, quantityE8);
        putRow();
    }

    /// Appends what a day of record has beyond the end.
    ///
    /// @param digest of the day
    public void append(SecondRows day, long digest) throws IOException {
        for (long second = Math.max(day.firstSecond(), endSecond);
                second < day.endSecond();
                second++) {
            int row = (int) (second - day.firstSecond());
            append(second, day.priceE8(row), day.quantityE8(row));
        }
        if (day.size() > 0 && day.endSecond() == endSecond) {
            lastId = day.lastId(day.size() - 1);
            markLast(digest);
        }
    }

    /// Appends what a session's series has beyond the end.
    ///
    /// @throws IllegalArgumentException if it has another past than the file
    public void append(LiveCut live) throws IOException {
        checkPast(live);
        for (long second = endSecond; second < live.endSecond(); second++) {
            if (live.covers(second, second + 1)) {
                long quantityE8 = live.quantityBefore(second + 1) - live.quantityBefore(second);
                append(second, live.priceE8(second), quantityE8);
                lastId = live.lastId(second);
            }
        }
    }

    /// Makes what was appended count, and survive whatever comes: first the rows are forced to
    /// disk, then the word that they are there.
    public void commit() throws IOException {
        if (spans.isEmpty()) {
            throw new IllegalStateException("there is no second of " + symbol + " to commit");
        }
        flush();
        while (spansWritten < spans.finished().size()) {
            writeSpan(spansWritten);
            spansWritten++;
        }
        channel.force(false);
        commits++;
        SeriesHead.writeCommit(channel, commits, spansWritten, lastId, spans.last());
        channel.force(false);
    }

    /// Closes the file as it was at the last commit.
    @Override
    public void close() throws IOException {
        try (lock) {
            channel.close();
        }
    }

    /// Names the day of record that the last span was taken from.
    void markLast(long digest) throws IOException {
        mark(spans.finished().size(), digest);
    }

    /// Names the day of record that a span was taken from.
    void mark(int span, long digest) throws IOException {
        spans.mark(span, digest);
        if (span < spansWritten) {
            writeSpan(span);
        }
    }

    private void checkPast(LiveCut live) {
        boolean reaches = endSecond >= live.firstSecond() && endSecond <= live.endSecond();
        if (!live.symbol().equals(symbol) || (reaches && !goesOn(live))) {
            throw new IllegalArgumentException(
                    "the series of " + live.symbol() + " does not go on where " + symbol + " ends");
        }
    }

    private boolean goesOn(LiveCut live) {
        return live.quantityBefore(endSecond) == sums.quantityAfter()
                && live.varianceBefore(endSecond) == sums.varianceAfter();
    }

    private void checkNext(long second) {
        if (second < endSecond || second - firstSecond >= SeriesLayout.SECONDS_MAX) {
            throw new IllegalArgumentException(
                    "second must lie in [%d, %d), was %d"
                            .formatted(endSecond, firstSecond + SeriesLayout.SECONDS_MAX, second));
        }
    }

    private void writeSpan(int span) throws IOException {
        if (span == SeriesLayout.SPANS_MAX) {
            throw new IOException(symbol + " has more than " + SeriesLayout.SPANS_MAX + " days");
        }
        SeriesHead.writeSpan(channel, span, spans.finished().get(span));
    }

    private void putRow() throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putLong(sums.priceE8())
                .putDouble(sums.logPrice())
                .putLong(sums.quantityAfter())
                .putLong(sums.varianceAfter());
        endSecond++;
    }

    private void flush() throws IOException {
        int rows = buffer.position() / SeriesLayout.ROW_BYTES;
        write(SeriesLayout.rowAt(endSecond - rows - firstSecond));
    }

    private void write(long at) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
        buffer.clear();
    }
}
