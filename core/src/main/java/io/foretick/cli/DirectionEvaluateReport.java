package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ScoreIntervals;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.score.JudgedRows;
import io.foretick.report.direction.score.JudgedRows.Counts;
import io.foretick.report.direction.score.Scorecard;
import io.foretick.report.direction.score.ScorecardJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `direction evaluate` prints and writes.
record DirectionEvaluateReport(
        Counts counts,
        Optional<String> firstMisaligned,
        Seed seed,
        SortedMap<Timeframe, SortedMap<String, Entry>> entries) {

    /// One model on one timeframe.
    ///
    /// @param from close of the first candle whose prediction is scored
    /// @param to the same of the last one
    record Entry(Instant from, Instant to, Scorecard card, SortedMap<String, Scorecard> regimes) {}

    /// Files of predictions do not tell whether anything was learnt when a row was made.
    private static final String SCOPE =
            "scored    all rows, those of learning stretches too; the base rate learns every fact";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Scores the rows.
    ///
    /// @param blockCandles of the intervals; null for what suits each timeframe's rows
    static DirectionEvaluateReport of(JudgedRows rows, @Nullable Integer blockCandles, Seed seed) {
        SortedMap<Timeframe, SortedMap<String, Entry>> entries = new TreeMap<>();
        rows.byModel()
                .forEach((timeframe, models) -> {
                    SortedMap<String, Entry> some = new TreeMap<>();
                    models.forEach(
                            (model, judged) -> some.put(model, entry(judged, blockCandles, seed)));
                    entries.put(timeframe, some);
                });
        return new DirectionEvaluateReport(rows.counts(), rows.firstMisaligned(), seed, entries);
    }

    private static Entry entry(List<Judged> rows, @Nullable Integer blockCandles, Seed seed) {
        int block = blockCandles == null ? ScoreIntervals.blockCandles(rows) : blockCandles;
        return new Entry(
                close(rows.getFirst()),
                close(rows.getLast()),
                Scorecard.of(rows, block, seed),
                Scorecard.byRegime(rows, block, seed));
    }

    private static Instant close(Judged row) {
        long closeNs = row.candleStartNs() + row.timeframe().lengthNs();
        return Instant.ofEpochMilli(Math.floorDiv(closeNs, Times.MILLI_NS));
    }

    /// What a reader has to know before he believes a figure.
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (counts.matched() == 0) {
            warnings.add("no prediction met a fact");
        }
        if (counts.misaligned() > 0) {
            warnings.add(
                    counts.misaligned()
                            + " rows are misaligned and not scored, the first: "
                            + firstMisaligned.orElse(""));
        }
        warn(warnings, counts.unmatched(), "predictions have no fact");
        warn(warnings, counts.unpredicted(), "facts have no prediction");
        warn(warnings, counts.repeated(), "rows repeat an earlier one, which counts");
        warn(warnings, counts.torn(), "last lines are torn and left out");
        return warnings;
    }

    private static void warn(List<String> warnings, long count, String what) {
        if (count > 0) {
            warnings.add(count + " " + what);
        }
    }

    /// Writes `evaluation.json` and `evaluation.txt` into a folder, which is made.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("evaluation.json"), json());
        Files.writeString(folder.resolve("evaluation.txt"), text());
    }

    String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("seed", seed.value());
        root.put("scope", "all_rows");
        addCounts(root.putObject("rows"));
        ObjectNode timeframes = root.putObject("timeframes");
        entries.forEach((timeframe, models) -> {
            ObjectNode node = timeframes.putObject(timeframe.name()).putObject("models");
            models.forEach((model, entry) -> node.set(model, entryJson(entry)));
        });
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private void addCounts(ObjectNode node) {
        node.put("predictions", counts.predictions());
        node.put("facts", counts.facts());
        node.put("matched", counts.matched());
        node.put("waiting", counts.waiting());
        node.put("unmatched", counts.unmatched());
        node.put("unpredicted", counts.unpredicted());
        node.put("repeated", counts.repeated());
        node.put("misaligned", counts.misaligned());
        node.put("torn", counts.torn());
    }

    private static ObjectNode entryJson(Entry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("from", entry.from().toString());
        node.put("to", entry.to().toString());
        node.setAll(ScorecardJson.of(entry.card()));
        ObjectNode regimes = node.putObject("by_regime");
        entry.regimes().forEach((regime, card) -> regimes.set(regime, ScorecardJson.of(card)));
        return node;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "rows      %d predictions, %d facts, %d matched, %d waiting for their fact%n"
                        .formatted(
                                counts.predictions(),
                                counts.facts(),
                                counts.matched(),
                                counts.waiting()));
        text.append(SCOPE).append('\n');
        for (Map.Entry<Timeframe, SortedMap<String, Entry>> one : entries.entrySet()) {
            text.append(new DirectionTables(one.getKey(), one.getValue()).text());
        }
        return text.toString();
    }
}
