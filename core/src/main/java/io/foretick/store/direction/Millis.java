package io.foretick.store.direction;

import io.foretick.base.Times;
import io.foretick.forecast.direction.pattern.PatternMarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/// Times of candles as the databases have them: milliseconds, as the venue counts. Stateless.
final class Millis {

    private Millis() {}

    /// @throws IllegalStateException if it is no whole millisecond
    static long of(long timeNs) {
        if (timeNs % Times.MILLI_NS != 0) {
            throw new IllegalStateException(timeNs + " ns is no whole millisecond");
        }
        return timeNs / Times.MILLI_NS;
    }

    static long toNs(long millis) {
        return Math.multiplyExact(millis, Times.MILLI_NS);
    }

    /// A time that may never have been.
    static void setOrNull(PreparedStatement statement, int index, long timeNs) throws SQLException {
        if (timeNs == PatternMarks.NEVER) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, of(timeNs));
        }
    }

    static long getOrNever(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? PatternMarks.NEVER : toNs(millis);
    }
}
