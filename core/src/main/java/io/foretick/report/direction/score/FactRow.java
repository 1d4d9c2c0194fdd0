package io.foretick.report.direction.score;

import io.foretick.forecast.direction.Direction;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.RowKeys;
import io.foretick.store.file.JsonFields;

import java.io.IOException;

/// A fact as a line of a file has it. Immutable.
///
/// @param previousStartNs first instant of the candle from whose close the move is counted
/// @param startNs first instant of the candle that it leads to
/// @param returnBps NaN where the file does not tell
record FactRow(
        Timeframe timeframe,
        long previousStartNs,
        long startNs,
        Direction direction,
        double returnBps) {

    /// Reads a line.
    ///
    /// @param absent timeframe of lines that name none
    static FactRow parse(JsonFields line, Timeframe absent) throws IOException {
        RowFields row = new RowFields(line);
        Timeframe timeframe = row.timeframe(absent);
        long startNs;
        long previousStartNs;
        if (line.has(RowKeys.CURRENT) || line.has(RowKeys.CANDLE)) {
            startNs = row.timeNs(RowKeys.CURRENT, RowKeys.CANDLE);
            previousStartNs =
                    line.has(RowKeys.PREVIOUS)
                            ? row.timeNs(RowKeys.PREVIOUS, RowKeys.PREVIOUS)
                            : startNs - timeframe.lengthNs();
        } else {
            previousStartNs = row.timeNs(RowKeys.PREVIOUS, RowKeys.PREVIOUS);
            startNs = previousStartNs + timeframe.lengthNs();
        }
        return new FactRow(
                timeframe,
                previousStartNs,
                startNs,
                row.direction(RowKeys.FACT, RowKeys.DIRECTION),
                row.numberOr(RowKeys.RETURN_BPS, Double.NaN));
    }

    /// Whether it is the move of one candle to the next.
    boolean isAligned() {
        return startNs == previousStartNs + timeframe.lengthNs();
    }

    /// Whether another line tells the same.
    boolean agrees(FactRow other) {
        return startNs == other.startNs && direction == other.direction;
    }
}
