package io.foretick.venue.recording;

import io.foretick.venue.recording.Framing.Message;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the rows of a table of quotes in the order of their times. Such tables are often grouped by
/// market, while the markets ran side by side; recorded frames are never touched.
final class TimeOrder {

    /// A larger table is read as it stands.
    private static final int BYTES_MAX = 512 << 20;

    private final List<Row> rows = new ArrayList<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Message message = new Message();
    private boolean ordered = true;
    private long newestNs = Long.MIN_VALUE;

    /// One row: where it stands in the text, and when it arrived.
    private record Row(long timeNs, int from, int length) {}

    private TimeOrder() {}

    /// All rows in the order of time, rows of one time in their own order; null where they stand so
    /// already, or where the file breaks off or is too large.
    static byte @Nullable [] of(InputFile file, Framing framing) throws IOException {
        var order = new TimeOrder();
        try (LineReader lines = new LineReader(file.path())) {
            if (!file.columns().isEmpty()) {
                RecordedFile.skipHeader(file, lines);
            }
            while (lines.next()) {
                if (lines.atBreak() || order.text.size() > BYTES_MAX) {
                    return null;
                }
                if (RecordedFile.isMessage(file, lines)) {
                    order.add(lines, framing);
                }
            }
        }
        return order.ordered ? null : order.sorted();
    }

    private void add(LineReader lines, Framing framing) {
        long timeNs = newestNs;
        try {
            framing.frame(lines.bytes(), lines.offset(), lines.length(), message);
            timeNs = message.receiveNs;
        } catch (IllegalArgumentException | ArithmeticException e) {
            timeNs = newestNs; // a row that cannot be read stays behind the one before it
        }
        ordered &= timeNs >= newestNs;
        newestNs = timeNs;
        rows.add(new Row(timeNs, text.size(), lines.length()));
        text.write(lines.bytes(), lines.offset(), lines.length());
    }

    private byte[] sorted() {
        byte[] unsorted = text.toByteArray();
        var sorted = new byte[unsorted.length + rows.size()];
        int at = 0;
        for (Row row : rows.stream().sorted(Comparator.comparingLong(Row::timeNs)).toList()) {
            System.arraycopy(unsorted, row.from(), sorted, at, row.length());
            at += row.length();
            sorted[at++] = '\n';
        }
        return sorted;
    }
}
