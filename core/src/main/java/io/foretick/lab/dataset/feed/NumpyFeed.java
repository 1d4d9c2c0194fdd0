package io.foretick.lab.dataset.feed;

import io.foretick.base.E8;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A feed in numpy's array format (numpy.lib.format, versions 1 to 3): little-endian, row by row.
final class NumpyFeed {

    /// Six doubles a row: event, times at the exchange and here, side, price, quantity.
    private static final String DOUBLES = "'<f8'";

    /// The records of hftbacktest 2: the event carries the side, and which sides saw the row.
    private static final String RECORDS =
            "[('ev', '<u8'), ('exch_ts', '<i8'), ('local_ts', '<i8'), ('px', '<f8'), ('qty',"
                    + " '<f8'), ('order_id', '<u8'), ('ival', '<i8'), ('fval', '<f8')]";

    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': (.+), 'fortran_order': (True|False), 'shape': \\((.*)\\),"
                            + " \\}\\s*");
    private static final Pattern TWO_SIZES = Pattern.compile("(\\d+), 6");
    private static final Pattern ONE_SIZE = Pattern.compile("(\\d+),");

    private static final int HEADER_BYTES_MAX = 1 << 16;
    private static final int RECORD_BYTES = 64;
    private static final int ROW_BYTES = 48;

    private static final long AT_EXCHANGE = 1L << 31;
    private static final long HERE = 1L << 30;
    private static final long BUY = 1L << 29;
    private static final long SELL = 1L << 28;

    private final GridRows rows;
    private final boolean records;

    private NumpyFeed(Steps steps, boolean records, long count) {
        this.rows = new GridRows(steps, (int) Math.min(count, 1 << 24));
        this.records = records;
    }

    static FeedRows read(InputStream stream, Path file, Steps steps) throws IOException {
        var in = new DataInputStream(stream);
        String header = header(in, file);
        Matcher found = HEADER.matcher(header);
        boolean known = found.matches() && found.group(2).equals("False");
        boolean records = known && found.group(1).equals(RECORDS);
        Matcher shape = known ? (records ? ONE_SIZE : TWO_SIZES).matcher(found.group(3)) : null;
        if (shape == null || !shape.matches() || !(records || found.group(1).equals(DOUBLES))) {
            throw new IOException(
                    file + ": must be rows of six doubles or of feed records, was " + header);
        }
        long count = Long.parseLong(shape.group(1));
        var feed = new NumpyFeed(steps, records, count);
        feed.readAll(in, file, count);
        return feed.rows.rows();
    }

    private static String header(DataInputStream in, Path file) throws IOException {
        byte[] magic = in.readNBytes(8);
        int version = magic.length == 8 ? magic[6] : 0;
        if (version < 1 || version > 3) {
            throw new IOException(file + ": no array of numpy that is known here");
        }
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        int length = 0;
        for (int k = size.length - 1; k >= 0; k--) {
            length = length << 8 | (size[k] & 0xff);
        }
        if (length < 0 || length > HEADER_BYTES_MAX) {
            throw new IOException(file + ": a header of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private void readAll(DataInputStream in, Path file, long count) throws IOException {
        byte[] bytes = new byte[records ? RECORD_BYTES : ROW_BYTES];
        ByteBuffer row = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long number = 1; number <= count; number++) {
            try {
                in.readFully(bytes);
                if (records) {
                    addRecord(row);
                } else {
                    addDoubles(row);
                }
            } catch (EOFException e) {
                throw new IOException(file + ": ends before row " + number + " of " + count, e);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new IOException(file + ": row " + number + ": " + e.getMessage(), e);
            }
        }
    }

    private void addDoubles(ByteBuffer row) {
        rows.add(
                whole(row.getDouble(0)),
                (int) whole(row.getDouble(24)),
                whole(row.getDouble(8)),
                whole(row.getDouble(16)),
                E8.ofDouble(row.getDouble(32)),
                E8.ofDouble(row.getDouble(40)));
    }

    private void addRecord(ByteBuffer row) {
        long event = row.getLong(0);
        int side = (event & BUY) != 0 ? 1 : (event & SELL) != 0 ? -1 : 0;
        rows.add(
                event & 0xff,
                side,
                (event & AT_EXCHANGE) != 0 ? row.getLong(8) : FeedRows.NEVER,
                (event & HERE) != 0 ? row.getLong(16) : FeedRows.NEVER,
                E8.ofDouble(row.getDouble(24)),
                E8.ofDouble(row.getDouble(32)));
    }

    private static long whole(double value) {
        long whole = (long) value;
        if ((double) whole != value) {
            throw new IllegalArgumentException("a number with a fraction: " + value);
        }
        return whole;
    }
}
