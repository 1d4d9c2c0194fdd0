package io.foretick.history.series;

import static io.foretick.history.series.SeriesLayout.REAL;
import static io.foretick.history.series.SeriesLayout.ROW_BYTES;
import static io.foretick.history.series.SeriesLayout.ROW_SHIFT;
import static io.foretick.history.series.SeriesLayout.WORD;

import io.foretick.base.Digest;
import io.foretick.market.second.SecondSeries;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A series file as it stood at its last commit, mapped for reading: it does not grow when the file
/// does. Immutable; any thread may read it, and nobody may once it is closed.
public final class MappedSeries implements SecondSeries, Closeable {

    private final SeriesHead head;
    private final Arena arena;
    private final MemorySegment rows;
    private final Coverage coverage;
    private final long firstSecond;
    private final long size;

    private MappedSeries(SeriesHead head, Arena arena, MemorySegment rows) {
        this.head = head;
        this.arena = arena;
        this.rows = rows;
        this.coverage = Coverage.of(head.spans());
        this.firstSecond = head.firstSecond();
        this.size = rows.byteSize() / ROW_BYTES;
    }

    /// Maps a file. Reads the rows of its last day, to see that they are what was committed.
    ///
    /// @throws IOException if it is no series, or a broken one
    public static MappedSeries open(Path file) throws IOException {
        MappedSeries series = map(file);
        Span last = series.spans().getLast();
        if (series.rowsDigest(last) == last.rowsDigest()) {
            return series;
        }
        series.close();
        throw new BrokenSeriesException(file + " does not hold the rows of its last day");
    }

    @Override
    public String symbol() {
        return head.symbol();
    }

    @Override
    public long firstSecond() {
        return firstSecond;
    }

    @Override
    public long endSecond() {
        return firstSecond + size;
    }

    @Override
    public long priceE8(long second) {
        return rows.get(WORD, row(second) + SeriesLayout.PRICE);
    }

    @Override
    public double logPrice(long second) {
        return rows.get(REAL, row(second) + SeriesLayout.LOG_PRICE);
    }

    @Override
    public long quantityBefore(long second) {
        return second == firstSecond ? 0 : rows.get(WORD, row(second - 1) + SeriesLayout.QUANTITY);
    }

    @Override
    public long varianceBefore(long second) {
        return second == firstSecond ? 0 : rows.get(WORD, row(second - 1) + SeriesLayout.VARIANCE);
    }

    @Override
    public boolean covers(long from, long to) {
        return to <= firstSecond + size && coverage.holds(from, to);
    }

    /// Id of the last trade in it, or [io.foretick.market.second.SecondCloser#NO_ID].
    public long lastId() {
        return head.lastId();
    }

    /// What it holds, by day and gap.
    public List<Span> spans() {
        return head.spans();
    }

    /// Digest of its seconds, prices and quantities: the same wherever they came from.
    public long digest() {
        return digest(head.symbol(), head.spans());
    }

    /// Digest of what it holds before a second: that of a series that had ended there.
    public long digestBefore(long end) {
        return digest(head.symbol(), spansBefore(end));
    }

    /// Bytes of address space that it takes.
    public long mappedBytes() {
        return rows.byteSize();
    }

    /// Makes each row again from price and quantity, and says what does not match, if anything.
    /// Reads all of it.
    public Optional<String> fault() {
        for (Span span : spans()) {
            if (rowsDigest(span) != span.rowsDigest()) {
                return Optional.of("the day from " + span.firstSecond() + " on has other rows");
            }
        }
        PrefixSums sums = new PrefixSums();
        for (long second = firstSecond; second < endSecond(); second++) {
            if (!isMadeBy(sums, second)) {
                String row = "row " + (second - firstSecond) + " of " + symbol();
                return Optional.of(row + " is not what its price and quantity make");
            }
        }
        return Optional.empty();
    }

    /// Gives the pages that were read back to the operating system, so that they no longer count as
    /// memory of this process. They return when they are read again.
    public void unload() {
        rows.unload();
    }

    @Override
    public void close() {
        arena.close();
    }

    /// What it holds before a second, by day and gap.
    List<Span> spansBefore(long end) {
        List<Span> spans = new ArrayList<>();
        for (Span span : spans()) {
            if (span.endSecond() <= end) {
                spans.add(span);
            } else if (span.firstSecond() < end) {
                long rowsBefore = SpanLog.digest(this, span.firstSecond(), end).value();
                spans.add(new Span(span.firstSecond(), end, Span.NOT_OF_RECORD, rowsBefore));
            }
        }
        return spans;
    }

    /// Digest of the rows of a span as they lie in the file.
    long rowsDigest(Span span) {
        return SpanLog.digest(this, span.firstSecond(), span.endSecond()).value();
    }

    /// What stands before its rows.
    SeriesHead head() {
        return head;
    }

    static long digest(String symbol, List<Span> spans) {
        Digest digest = new Digest().add(symbol);
        for (Span span : spans) {
            digest.add(span.firstSecond()).add(span.endSecond()).add(span.rowsDigest());
        }
        return digest.value();
    }

    private boolean isMadeBy(PrefixSums sums, long second) {
        if (covers(second, second + 1)) {
            sums.add(priceE8(second), quantityBefore(second + 1) - quantityBefore(second));
        } else {
            sums.addUnknown();
        }
        return sums.priceE8() == priceE8(second)
                && Double.compare(sums.logPrice(), logPrice(second)) == 0
                && sums.quantityAfter() == quantityBefore(second + 1)
                && sums.varianceAfter() == varianceBefore(second + 1);
    }

    private static MappedSeries map(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SeriesHead head = SeriesHead.read(channel, file);
            long size = head.spans().getLast().endSecond() - head.firstSecond();
            long bytes = size * ROW_BYTES;
            MemorySegment rows = channel.map(MapMode.READ_ONLY, SeriesLayout.ROWS_AT, bytes, arena);
            return new MappedSeries(head, arena, rows);
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    private long row(long second) {
        return Objects.checkIndex(second - firstSecond, size) << ROW_SHIFT;
    }
}
