package io.foretick.report.direction.analysis;

import io.foretick.report.direction.JsonRow;
import io.foretick.report.direction.RowKeys;

/// What one window of one model came to; a line of `analysis.jsonl`.
///
/// @param atMs close of the last candle that was counted, in epoch milliseconds as all times here
/// @param startMs beginning of the window, itself outside of it
/// @param endMs end of the window, itself inside of it
/// @param partial whether more rows of the window may come: a row of the whole one then follows
/// @param window figures of the window
/// @param cumulative figures of all rows up to its end
public record AnalysisRow(
        long atMs,
        long startMs,
        long endMs,
        String timeframe,
        String model,
        boolean partial,
        WindowFigures window,
        WindowFigures cumulative) {

    static final String WINDOW_START = "window_start";
    static final String WINDOW_END = "window_end";

    private static final long SECOND_MS = 1_000;

    /// Writes it as a line.
    public JsonRow write(JsonRow row) {
        row.begin()
                .put(RowKeys.TIME, atMs)
                .put(WINDOW_START, startMs)
                .put(WINDOW_END, endMs)
                .put("window_seconds", (endMs - startMs) / SECOND_MS)
                .put(RowKeys.TIMEFRAME, timeframe)
                .put(RowKeys.MODEL, model);
        if (partial) {
            row.put("partial", true);
        }
        write("window", window, row);
        write("cumulative", cumulative, row);
        return row.end();
    }

    private static void write(String key, WindowFigures figures, JsonRow row) {
        row.open(key)
                .put("total", figures.total())
                .put("accuracy", figures.accuracy())
                .put("coverage_nonflat", figures.coverage())
                .put("action_accuracy", figures.actionAccuracy())
                .put("fact_flat_share", figures.flatShare())
                .put("avg_reward", figures.reward())
                .put("avg_conf", figures.confidence())
                .put("ece", figures.calibrationError())
                .put("brier", figures.brier())
                .put("log_loss", figures.logLoss())
                .close();
    }
}
