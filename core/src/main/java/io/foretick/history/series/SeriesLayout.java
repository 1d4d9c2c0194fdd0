package io.foretick.history.series;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where things lie in a series file, as `docs/formats.md` says.
final class SeriesLayout {

    static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble REAL =
            ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);

    static final long MAGIC = 0x5345_4952_4553_5446L; // FTSERIES, in the file's byte order
    static final long VERSION = 1;

    static final int SYMBOL_AT = 16;
    static final int SYMBOL_BYTES = 32;
    static final int FIRST_SECOND_AT = 48;
    static final int HEAD_CHECK_AT = 88;
    static final int HEAD_BYTES = 96;

    static final int COMMIT_EVEN_AT = 1_024;
    static final int COMMIT_ODD_AT = 2_048;
    static final int COMMIT_CHECK_AT = 56;
    static final int COMMIT_BYTES = 64;

    static final int SPANS_AT = 4_096;
    static final int SPAN_CHECK_AT = 32;
    static final int SPAN_BYTES = 40;
    static final int SPANS_MAX = 16_384;

    static final int ROWS_AT = SPANS_AT + SPANS_MAX * SPAN_BYTES;
    static final int ROW_BYTES = 32;
    static final int ROW_SHIFT = 5;
    static final int PRICE = 0;
    static final int LOG_PRICE = 8;
    static final int QUANTITY = 16;
    static final int VARIANCE = 24;

    /// About 34 years: more is a mistake in a time, not a history.
    static final long SECONDS_MAX = 1L << 30;

    private SeriesLayout() {}

    /// Where a commit lies: two places take turns, so that the one before survives a torn write.
    static long commitAt(long number) {
        return number % 2 == 0 ? COMMIT_EVEN_AT : COMMIT_ODD_AT;
    }

    static long spanAt(int span) {
        return SPANS_AT + (long) span * SPAN_BYTES;
    }

    static long rowAt(long row) {
        return ROWS_AT + row * ROW_BYTES;
    }
}
