package io.foretick.report.direction.score;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Direction;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.RowKeys;
import io.foretick.store.file.JsonFields;

import java.io.IOException;

/// The members that lines of predictions and facts share, read with every complaint naming the file
/// and the line. Where a member has two names, the first that stands there counts.
record RowFields(JsonFields line) {

    private static final long LARGEST_MS = Long.MAX_VALUE / Times.MILLI_NS;

    Timeframe timeframe(Timeframe absent) throws IOException {
        if (!line.has(RowKeys.TIMEFRAME)) {
            return absent;
        }
        try {
            return Timeframe.parse(line.text(RowKeys.TIMEFRAME));
        } catch (IllegalArgumentException e) {
            throw line.refused(e);
        }
    }

    /// An instant in epoch milliseconds.
    long timeNs(String key, String otherKey) throws IOException {
        String present = line.has(key) ? key : otherKey;
        long ms = line.whole(present);
        if (ms < 0 || ms > LARGEST_MS) {
            throw new IOException(line.place(present) + " must be epoch milliseconds, was " + ms);
        }
        return ms * Times.MILLI_NS;
    }

    Direction direction(String key, String otherKey) throws IOException {
        String present = line.has(key) ? key : otherKey;
        String text = line.text(present);
        for (Direction direction : Direction.values()) {
            if (direction.name().equalsIgnoreCase(text)) {
                return direction;
            }
        }
        throw new IOException(line.place(present) + " must be UP, DOWN or FLAT, was " + text);
    }

    /// The calibrated probability of up, else the only one; of `p_up` and `p_down` that do not add
    /// up to one, their share.
    double up() throws IOException {
        if (line.has(RowKeys.CALIBRATED_UP)) {
            return probability(RowKeys.CALIBRATED_UP);
        }
        double up = probability(RowKeys.UP);
        double down = probabilityOr(RowKeys.DOWN, 1.0 - up);
        if (up + down <= 0.0) {
            throw new IOException(line.place(RowKeys.UP) + " and p_down must not both be 0");
        }
        return up / (up + down);
    }

    double probabilityOr(String key, double absent) throws IOException {
        return line.has(key) ? probability(key) : absent;
    }

    double numberOr(String key, double absent) throws IOException {
        return line.has(key) ? line.number(key) : absent;
    }

    private double probability(String key) throws IOException {
        double value = line.number(key);
        if (value < 0.0 || value > 1.0) {
            throw new IOException(line.place(key) + " must lie in [0, 1], was " + value);
        }
        return value;
    }
}
