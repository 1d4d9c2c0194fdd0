package io.foretick.report.direction.score;

import io.foretick.forecast.direction.score.BaseRate;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Predictions of files beside the facts of files: a prediction made at the close of candle `t` is
/// judged by the move from `t` to `t + 1`, and by no other. One reader of one set of files.
public final class JudgedRows {

    /// What became of the lines.
    ///
    /// @param predictions lines of predictions
    /// @param facts lines of facts
    /// @param matched predictions that met their fact
    /// @param waiting predictions later than the last fact of their timeframe
    /// @param unmatched other predictions without a fact
    /// @param unpredicted facts that no prediction met
    /// @param repeated predictions of one model and candle after the first, which counts, and facts
    ///   that were told before
    /// @param misaligned predictions of another candle than the next, and facts that span another
    ///   time than one candle: none of them is scored
    /// @param torn last lines that are not whole
    public record Counts(
            long predictions,
            long facts,
            long matched,
            long waiting,
            long unmatched,
            long unpredicted,
            long repeated,
            long misaligned,
            long torn) {}

    private final Timeframe absent;
    private final SortedMap<Timeframe, Track> tracks = new TreeMap<>();
    private long predictions;
    private long facts;
    private long repeated;
    private long misaligned;
    private long torn;
    private Optional<String> firstMisaligned = Optional.empty();

    private JudgedRows(Timeframe absent) {
        this.absent = absent;
    }

    /// Reads files and matches their rows. A later file of one kind continues the one before.
    ///
    /// @param absent timeframe of lines that name none
    /// @throws IOException naming file and line of what cannot be read, and of a fact that
    ///   contradicts another
    public static JudgedRows read(List<Path> predictions, List<Path> facts, Timeframe absent)
            throws IOException {
        JudgedRows rows = new JudgedRows(absent);
        for (Path file : facts) {
            rows.torn +=
                    JsonLines.read(
                            file,
                            line -> rows.add(FactRow.parse(line, rows.absent), line.place("")));
        }
        for (Path file : predictions) {
            rows.torn +=
                    JsonLines.read(
                            file,
                            line ->
                                    rows.add(
                                            PredictionRow.parse(line, rows.absent),
                                            line.place("")));
        }
        return rows;
    }

    /// The judged rows by timeframe and model, each oldest first; models without any are left out.
    public SortedMap<Timeframe, SortedMap<String, List<Judged>>> byModel() {
        SortedMap<Timeframe, SortedMap<String, List<Judged>>> all = new TreeMap<>();
        tracks.forEach((timeframe, track) -> {
            SortedMap<String, List<Judged>> models = track.judged();
            if (!models.isEmpty()) {
                all.put(timeframe, models);
            }
        });
        return all;
    }

    /// What became of the lines.
    public Counts counts() {
        long matched = 0;
        long waiting = 0;
        long unmatched = 0;
        long unpredicted = 0;
        for (Track track : tracks.values()) {
            for (var told : track.models.values()) {
                for (long candle : told.keySet()) {
                    boolean known = track.facts.containsKey(candle);
                    boolean waits = !known && track.isAfterFacts(candle);
                    matched += known ? 1 : 0;
                    waiting += waits ? 1 : 0;
                    unmatched += known || waits ? 0 : 1;
                }
            }
            unpredicted += track.unpredicted();
        }
        return new Counts(
                predictions,
                facts,
                matched,
                waiting,
                unmatched,
                unpredicted,
                repeated,
                misaligned,
                torn);
    }

    /// File and line of the first row that is not aligned.
    public Optional<String> firstMisaligned() {
        return firstMisaligned;
    }

    private void add(FactRow row, String place) throws IOException {
        facts++;
        if (!row.isAligned()) {
            misaligned(place + "the fact does not span one candle");
            return;
        }
        FactRow first = track(row.timeframe()).facts.putIfAbsent(row.previousStartNs(), row);
        if (first != null) {
            if (!first.agrees(row)) {
                throw new IOException(
                        place + "direction contradicts an earlier fact: was " + row.direction());
            }
            repeated++;
        }
    }

    private void add(PredictionRow row, String place) {
        predictions++;
        if (!row.isAligned()) {
            misaligned(place + "target_ts is not that of the next candle");
            return;
        }
        repeated += track(row.timeframe()).add(row) ? 0 : 1;
    }

    private void misaligned(String what) {
        misaligned++;
        firstMisaligned = Optional.of(firstMisaligned.orElse(what));
    }

    private Track track(Timeframe timeframe) {
        return tracks.computeIfAbsent(timeframe, _ -> new Track());
    }

    /// One timeframe.
    private static final class Track {

        private final TreeMap<Long, FactRow> facts = new TreeMap<>(); // by the candle before
        private final SortedMap<String, TreeMap<Long, PredictionRow>> models = new TreeMap<>();
        private final Map<Long, String> regimes = new TreeMap<>();

        boolean add(PredictionRow row) {
            if (!row.regime().isEmpty()) {
                regimes.putIfAbsent(row.candleStartNs(), row.regime());
            }
            return models.computeIfAbsent(row.model(), _ -> new TreeMap<>())
                            .putIfAbsent(row.candleStartNs(), row)
                    == null;
        }

        boolean isAfterFacts(long candle) {
            return !facts.isEmpty() && candle > facts.lastKey();
        }

        long unpredicted() {
            return facts.keySet().stream()
                    .filter(candle ->
                            models.values().stream().noneMatch(told -> told.containsKey(candle)))
                    .count();
        }

        SortedMap<String, List<Judged>> judged() {
            SortedMap<String, List<Judged>> all = new TreeMap<>();
            BaseRate base = new BaseRate();
            for (Map.Entry<Long, FactRow> entry : facts.entrySet()) {
                long candle = entry.getKey();
                models.forEach((model, told) -> {
                    PredictionRow row = told.get(candle);
                    if (row != null) {
                        String regime = regimes.getOrDefault(candle, "");
                        all.computeIfAbsent(model, _ -> new ArrayList<>())
                                .add(row.judged(entry.getValue(), regime, base.up()));
                    }
                });
                base.add(entry.getValue().direction()); // known from the next candle on
            }
            return all;
        }
    }
}
