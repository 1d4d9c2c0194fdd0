package io.foretick.venue.table;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// One row of comma-separated values, split where it lies. Reused from row to row; owned by one
/// thread. Its readers throw [IllegalArgumentException] on what is not of their kind.
public final class CsvRow {

    /// Stands for a column that a table does not have.
    public static final int NO_COLUMN = -1;

    private static final int COLUMNS_MAX = 64;
    private static final int WHOLE_DIGITS_MAX = 11;
    private static final int PLAIN_LENGTH_MAX = 18; // so many digits fit a long
    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };
    private static final long YEAR_2100_SECONDS = 4_102_444_800L;

    private final int[] starts = new int[COLUMNS_MAX];
    private final int[] ends = new int[COLUMNS_MAX];
    private byte[] bytes = new byte[0];
    private int columns;

    /// Splits a line; columns past the 64th are left out.
    public CsvRow split(byte[] line, int offset, int length) {
        bytes = line;
        columns = 0;
        int at = offset;
        int end = offset + length;
        while (at <= end && columns < COLUMNS_MAX) {
            at = at < end && bytes[at] == '"' ? quoted(at + 1, end) : plain(at, end);
        }
        return this;
    }

    public int columns() {
        return columns;
    }

    /// Whether the column is missing or holds nothing.
    public boolean isEmpty(int column) {
        return column == NO_COLUMN || column >= columns || starts[column] == ends[column];
    }

    public byte[] bytes() {
        return bytes;
    }

    public int offset(int column) {
        return starts[checked(column)];
    }

    public int length(int column) {
        return ends[checked(column)] - starts[column];
    }

    public String text(int column) {
        return new String(bytes, offset(column), length(column), StandardCharsets.UTF_8);
    }

    /// The first character of a column, lower case; 0 when empty.
    public char initial(int column) {
        return isEmpty(column) ? 0 : Character.toLowerCase((char) bytes[starts[column]]);
    }

    /// An integer without sign; what follows a point is dropped.
    public long whole(int column) {
        return digits(bytes, offset(column), ends[column], '.');
    }

    /// A time: an epoch number in s, ms, µs or ns, or ISO 8601 with a zone.
    public long timeNs(int column) {
        if (isEmpty(column)) {
            throw new IllegalArgumentException("no time in column " + column);
        }
        byte first = bytes[starts[column]];
        boolean dated = length(column) > 4 && bytes[starts[column] + 4] == '-';
        return dated || first < '0' || first > '9' ? isoNs(column) : epochNs(whole(column));
    }

    /// A decimal number as E8, rounded half up past the eighth decimal.
    public long e8(int column) {
        return e8(bytes, offset(column), ends[column]);
    }

    /// The decimal number in `[from, end)` as E8, rounded half up past the eighth decimal.
    public static long e8(byte[] text, int from, int end) {
        long value = 0;
        int decimals = 0;
        boolean pointed = false;
        for (int at = from; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = 10 * value + digit;
                decimals += pointed ? 1 : 0;
            } else if (text[at] == '.' && !pointed) {
                pointed = true;
            } else {
                return e8OfText(text, from, end);
            }
        }
        boolean plain = end - from <= PLAIN_LENGTH_MAX && decimals <= 8 && end > from + 1;
        return plain
                ? Math.multiplyExact(value, POWERS_OF_TEN[8 - decimals])
                : e8OfText(text, from, end);
    }

    private static long e8OfText(byte[] text, int from, int end) {
        return e8(new BigDecimal(new String(text, from, end - from, StandardCharsets.US_ASCII)));
    }

    /// A number as E8, rounded half up past the eighth decimal.
    public static long e8(BigDecimal value) {
        if (value.precision() - (long) value.scale() > WHOLE_DIGITS_MAX) {
            throw new ArithmeticException("does not fit 8 decimals in 64 bits");
        }
        return value.movePointRight(8).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// The digits of `[from, end)`, or those before the first `stop`.
    public static long digits(byte[] text, int from, int end, char stop) {
        long value = 0;
        int at = from;
        for (; at < end && text[at] != stop; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - 9) / 10) {
                throw new NumberFormatException("not a whole number of 64 bits");
            }
            value = 10 * value + digit;
        }
        if (at == from) {
            throw new NumberFormatException("no digits");
        }
        return value;
    }

    /// Nanoseconds of an epoch number in s, ms, µs or ns that lies before the year 2100.
    public static long epochNs(long epoch) {
        long seconds = epoch;
        while (seconds >= 100_000_000_000L) {
            seconds /= 1_000;
        }
        Checks.inRange(seconds, 0, YEAR_2100_SECONDS, "seconds since the epoch");
        return Times.ofEpochAnyUnit(epoch);
    }

    private long isoNs(int column) {
        try {
            Instant time = OffsetDateTime.parse(text(column).replace(' ', 'T')).toInstant();
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), Times.SECOND_NS), time.getNano());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: '" + text(column) + "'", e);
        }
    }

    private int checked(int column) {
        if (column >= 0 && column < columns) {
            return column;
        }
        throw new IllegalArgumentException("no column " + column + " in a row of " + columns);
    }

    private int plain(int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ',') {
            at++;
        }
        add(from, at);
        return at + 1;
    }

    private int quoted(int from, int end) {
        int at = from;
        while (at < end && (bytes[at] != '"' || (at + 1 < end && bytes[at + 1] == '"'))) {
            at += bytes[at] == '"' ? 2 : 1;
        }
        add(from, Math.min(at, end));
        while (at < end && bytes[at] != ',') {
            at++;
        }
        return at + 1;
    }

    private void add(int start, int end) {
        starts[columns] = start;
        ends[columns] = end;
        columns++;
    }
}
