package io.foretick.report.direction;

import io.foretick.base.Times;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.SortedSet;

/// One of the files of rows, with what it holds already. Owned by one thread.
final class RowFile implements AutoCloseable {

    private final Path path;
    private final boolean batched;
    private final WrittenRows written = new WrittenRows();
    private final LineFile lines;
    private long repeated;

    RowFile(Path path, FileSettings settings) throws IOException {
        this.path = path;
        this.batched = settings.flush() == FileSettings.Flush.EACH_CANDLE;
        this.lines = LineFile.open(path, settings.bytesMax(), written);
    }

    /// Whether the row of this candle is yet to be written; if so, it counts as written.
    boolean take(Timeframe timeframe, String model, long candleStartNs) {
        boolean fresh = written.take(timeframe, model, candleStartNs / Times.MILLI_NS);
        if (!fresh) {
            repeated++;
        }
        return fresh;
    }

    /// Whether the newest row of this timeframe is of this candle.
    boolean endsWith(Timeframe timeframe, long candleStartNs) {
        return leadNs(timeframe, candleStartNs).equals(OptionalLong.of(0));
    }

    /// How far this candle lies before the newest one that has a row; below 0 if it lies behind it,
    /// empty if none of the timeframe has one.
    OptionalLong leadNs(Timeframe timeframe, long candleStartNs) {
        OptionalLong newestMs = written.newestMs(timeframe);
        return newestMs.isEmpty()
                ? newestMs
                : OptionalLong.of(newestMs.getAsLong() * Times.MILLI_NS - candleStartNs);
    }

    /// Whose candles the rows that were there are of.
    SortedSet<String> symbols() {
        return written.symbols();
    }

    void write(JsonRow row) {
        try {
            lines.append(row);
            if (!batched) {
                lines.flush();
            }
        } catch (IOException e) {
            throw fault(e);
        }
    }

    void flush() {
        try {
            lines.flush();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private UncheckedIOException fault(IOException e) {
        return new UncheckedIOException(
                new IOException("cannot write " + path + ": " + e.getMessage(), e));
    }

    /// Rows that were there already and were not written again.
    long repeated() {
        return repeated;
    }

    /// Lines that were there when it was opened and say nothing, a torn last one included.
    long unreadable() {
        return written.unreadable() + (lines.torn() ? 1 : 0);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
