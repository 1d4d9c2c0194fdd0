package io.foretick.report.predictor;

import io.foretick.base.Times;
import io.foretick.report.live.JsonText;
import io.foretick.report.predictor.PatternRows.Count;
import io.foretick.report.predictor.PatternRows.Row;

import java.util.List;
import java.util.function.ToLongFunction;

/// Pattern memory's rows as JSON.
final class PatternJson {

    private static final int ROWS_MAX = 50;

    private PatternJson() {}

    /// The keys worth a look.
    static String top(PatternRows patterns) {
        return JsonText.object(out ->
                out.array("top", rows -> write(patterns.top(), rows))
                        .array("anti", rows -> write(patterns.antiPatterns(), rows)));
    }

    /// How much is remembered, in all and by timeframe.
    static String summary(PatternRows patterns) {
        List<Count> counts = patterns.counts();
        return JsonText.object(out ->
                out.put("contexts", sum(counts, Count::contexts))
                        .put("decisions", sum(counts, Count::decisions))
                        .put("trusted", sum(counts, Count::trusted))
                        .put("anti_patterns", sum(counts, Count::antiPatterns))
                        .array("timeframes", rows -> counts.forEach(one -> write(one, rows))));
    }

    private static long sum(List<Count> counts, ToLongFunction<Count> of) {
        return counts.stream().mapToLong(of).sum();
    }

    private static void write(List<Row> rows, JsonText out) {
        rows.stream().limit(ROWS_MAX).forEach(row -> out.element(fields -> write(row, fields)));
    }

    private static void write(Row row, JsonText out) {
        out.put("tf", row.timeframe().name())
                .put("model_id", row.model().name())
                .put("kind", row.kind().name())
                .put("key", row.key())
                .put("count", row.count())
                .put("up", row.up())
                .put("down", row.down())
                .put("flat", row.flat())
                .put("wins", row.wins())
                .put("reward", row.reward())
                .put("trust", row.trust());
        if (row.lastNs() == Times.UNKNOWN_NS) {
            out.putNull("last");
        } else {
            out.putTimeNs("last", row.lastNs());
        }
    }

    private static void write(Count count, JsonText out) {
        out.element(fields ->
                fields.put("tf", count.timeframe().name())
                        .put("contexts", count.contexts())
                        .put("decisions", count.decisions())
                        .put("anti_patterns", count.antiPatterns()));
    }
}
