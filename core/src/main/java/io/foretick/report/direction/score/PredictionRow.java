package io.foretick.report.direction.score;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.market.candle.Timeframe;
import io.foretick.math.Elementary;
import io.foretick.report.direction.RowKeys;
import io.foretick.store.file.JsonFields;

import java.io.IOException;

/// A prediction as a line of a file has it. Immutable.
///
/// @param targetStartNs first instant of the candle that judges it, as the file says
/// @param regime of the market, as the notes or `meta.regime` say; empty where they do not
record PredictionRow(
        Timeframe timeframe,
        String model,
        long candleStartNs,
        long targetStartNs,
        double rawUp,
        double up,
        double margin,
        double slope,
        double shift,
        Thresholds thresholds,
        Direction decision,
        String regime) {

    /// Model of lines that name none.
    static final String NO_MODEL = "model";

    private static final double LEAST_ODDS = 1e-12;

    /// Reads a line.
    ///
    /// @param absent timeframe of lines that name none
    static PredictionRow parse(JsonFields line, Timeframe absent) throws IOException {
        RowFields row = new RowFields(line);
        Timeframe timeframe = row.timeframe(absent);
        long startNs = row.timeNs(RowKeys.CANDLE, RowKeys.CANDLE);
        double up = row.up();
        double rawUp = row.probabilityOr(RowKeys.RAW_UP, up);
        return new PredictionRow(
                timeframe,
                line.has(RowKeys.MODEL) ? line.text(RowKeys.MODEL) : NO_MODEL,
                startNs,
                line.has(RowKeys.TARGET)
                        ? row.timeNs(RowKeys.TARGET, RowKeys.TARGET)
                        : startNs + timeframe.lengthNs(),
                rawUp,
                up,
                margin(row, rawUp),
                row.numberOr(RowKeys.SLOPE, 1.0),
                row.numberOr(RowKeys.SHIFT, 0.0),
                thresholds(line),
                row.direction(RowKeys.DIRECTION, RowKeys.DIRECTION_SHORT),
                regime(line));
    }

    /// Whether it is of the move from its candle to the next.
    boolean isAligned() {
        return targetStartNs == candleStartNs + timeframe.lengthNs();
    }

    /// The row that a fact makes of it.
    ///
    /// @param told regime of its candle, as any model told it
    Judged judged(FactRow fact, String told, double baseUp) {
        return new Judged(
                timeframe,
                model,
                candleStartNs,
                rawUp,
                up,
                margin,
                slope,
                shift,
                thresholds,
                decision,
                fact.direction(),
                fact.returnBps(),
                Reward.of(decision, fact.direction()).value(),
                told,
                baseUp);
    }

    private static double margin(RowFields row, double rawUp) throws IOException {
        double odds = Math.max(rawUp, LEAST_ODDS) / Math.max(1.0 - rawUp, LEAST_ODDS);
        double logit = Elementary.log(odds);
        return row.numberOr(RowKeys.LOGIT_UP, logit) - row.numberOr(RowKeys.LOGIT_DOWN, 0.0);
    }

    private static Thresholds thresholds(JsonFields line) throws IOException {
        if (!line.has(RowKeys.THRESHOLDS)) {
            return Thresholds.DEFAULT;
        }
        JsonFields both = line.object(RowKeys.THRESHOLDS);
        try {
            return new Thresholds(
                    both.number(RowKeys.THRESHOLD_PROBABILITY),
                    both.number(RowKeys.THRESHOLD_DELTA));
        } catch (IllegalArgumentException e) {
            throw both.refused(e);
        }
    }

    private static String regime(JsonFields line) throws IOException {
        if (line.has(RowKeys.META) && line.object(RowKeys.META).has("regime")) {
            return line.object(RowKeys.META).text("regime");
        }
        return line.has(RowKeys.NOTES) ? Judged.regimeOf(line.texts(RowKeys.NOTES)) : "";
    }
}
