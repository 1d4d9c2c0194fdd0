package io.foretick.report.direction.score;

import io.foretick.forecast.direction.Direction;
import io.foretick.market.candle.Timeframe;
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
        if (line.has("curr_ts") || line.has("candle_ts")) {
            startNs = row.timeNs("curr_ts", "candle_ts");
            previousStartNs =
                    line.has("prev_ts")
                            ? row.timeNs("prev_ts", "prev_ts")
                            : startNs - timeframe.lengthNs();
        } else {
            previousStartNs = row.timeNs("prev_ts", "prev_ts");
            startNs = previousStartNs + timeframe.lengthNs();
        }
        return new FactRow(
                timeframe,
                previousStartNs,
                startNs,
                row.direction("fact_dir", "direction"),
                row.numberOr("ret_bps", Double.NaN));
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
