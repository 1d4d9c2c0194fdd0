package io.foretick.venue.table;

import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;

import java.util.function.Consumer;

/// Decodes the rows of one table: each row is read whole before anything of it is given on. Owned
/// by the thread that reads the file.
public final class TableDecoder implements FrameDecoder {

    /// One kind of row.
    public interface Rows {

        /// Takes what the row says.
        ///
        /// @throws IllegalArgumentException or [ArithmeticException] if it is not of this kind
        void read(CsvRow row);

        /// Gives the events of the row that was read last.
        void emit(Stamp at, Consumer<Event> sink);
    }

    private final CsvRow row = new CsvRow();
    private final Rows rows;

    public TableDecoder(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
        try {
            rows.read(row.split(frame, offset, length));
        } catch (IllegalArgumentException | ArithmeticException e) {
            sink.accept(new Event.FrameSkipped(at, SkipReason.MALFORMED));
            return;
        }
        rows.emit(at, sink);
    }
}
