package io.foretick.report.direction.replay;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.score.Finding;
import io.foretick.forecast.direction.score.GuardLimits;
import io.foretick.forecast.direction.score.Guards;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ScoreIntervals;
import io.foretick.report.RunFolder;
import io.foretick.report.direction.score.Scorecard;
import io.foretick.report.direction.score.ScorecardJson;
import io.foretick.report.page.SampledSeries;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/// What a replay came to: its scores, what checks and guards have against it, and whether it
/// passes. Made once, at the end; told of the state when that is saved. The same replay gives the
/// same files but for its wall time.
public final class ReplayReport {

    private static final Seed DRAWS = new Seed(20_250_101);

    private final ReplayRun run;
    private final ReplayRecorder recorder;
    private final Map<ModelName, Scorecard> models = new LinkedHashMap<>();
    private final List<ReplayProblem> problems;
    private @Nullable ReplayState state; // null until it is saved

    /// @param failed what checks other than the guards have against it; the guards are asked here
    public ReplayReport(ReplayRun run, ReplayRecorder recorder, List<ReplayProblem> failed) {
        this.run = run;
        this.recorder = recorder;
        this.problems = new ArrayList<>(failed);
        for (ModelName name : recorder.models().keySet()) {
            List<Judged> rows = recorder.rows(name);
            Scorecard card = Scorecard.of(rows, ScoreIntervals.blockCandles(rows), DRAWS);
            models.put(name, card);
            for (Finding finding : Guards.check(card.scores(), GuardLimits.DEFAULT)) {
                problems.add(ReplayProblem.of(name.name(), finding));
            }
        }
    }

    /// Whether no check failed, and no guard spoke where warnings count as errors.
    public boolean passed() {
        return problems.stream()
                .noneMatch(problem -> run.strict() || problem.level() == Level.ERROR);
    }

    /// What checks and guards have against the replay.
    public List<ReplayProblem> problems() {
        return List.copyOf(problems);
    }

    /// Tells which state was saved, so that no other one is promoted on the grounds of this report.
    public void saved(ReplayState made) {
        state = made;
    }

    /// Writes `summary.json`, `report.md` and `report.html` into a folder, which is made.
    public void write(Path folder) throws IOException {
        ObjectNode summary = summary();
        RunFolder files = RunFolder.open(folder);
        files.writeSummary(summary);
        files.write("report.md", out -> out.write(ReplayMarkdown.render(summary)));
        files.write("report.html", out -> out.write(ReplayPage.render(summary)));
    }

    /// What `summary.json` holds; `docs/direction-report.md` says what its keys mean.
    public ObjectNode summary() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("passed", passed());
        putRun(json.putObject("run"));
        if (state != null) {
            ObjectNode node = json.putObject("state");
            node.put("digest", state.digest());
            node.put("lessons", state.lessons());
        }
        putCounts(json.putObject("counts"));
        putFacts(json.putObject("facts"));
        ObjectNode checks = json.putObject("checks");
        putProblems(checks.putArray("errors"), Level.ERROR);
        putProblems(checks.putArray("warnings"), Level.WARNING);
        ObjectNode members = json.putObject("models");
        ObjectNode ensemble = json.putObject("ensemble");
        for (ModelName name : models.keySet()) {
            if (name == ModelName.ENSEMBLE) {
                ensemble.setAll(model(name));
            } else {
                members.set(name.name(), model(name));
            }
        }
        return json;
    }

    private void putRun(ObjectNode node) {
        node.put("symbol", run.symbol());
        node.put("tf", run.timeframe().name());
        node.put("mode", run.mode());
        node.put("source", run.source());
        node.put("from", instant(run.fromNs()));
        node.put("to", instant(run.toNs()));
        node.put("candles", recorder.candles());
        node.put("strict", run.strict());
        put(node, "wall_seconds", run.wallSeconds());
        put(node, "candles_per_second", recorder.candles() / run.wallSeconds());
        run.details().forEach(node::put);
    }

    private void putCounts(ObjectNode node) {
        node.put("candles", recorder.candles());
        node.put("revisions", recorder.revisions());
        node.put("gaps", recorder.gaps());
        node.put("facts", recorder.facts());
        node.put("predictions", recorder.predictions());
        node.put("updates", recorder.updates());
        node.put("pending", recorder.predictions() - recorder.updates());
    }

    private void putFacts(ObjectNode node) {
        double n = recorder.facts();
        node.put("n", recorder.facts());
        for (Direction direction : Direction.values()) {
            node.put(direction.name().toLowerCase(Locale.ROOT), recorder.facts(direction));
        }
        put(node, "flat_share", recorder.facts(Direction.FLAT) / n);
        put(node, "mean_abs_ret_bps", recorder.meanAbsoluteReturnBps());
    }

    private void putProblems(ArrayNode node, Level level) {
        for (ReplayProblem problem : problems) {
            if (problem.level() == level) {
                ObjectNode one = node.addObject();
                one.put("check", problem.check());
                one.put("model", problem.model());
                one.put("tf", run.timeframe().name());
                one.put("text", problem.text());
            }
        }
    }

    private ObjectNode model(ModelName name) {
        ObjectNode node = ScorecardJson.of(Objects.requireNonNull(models.get(name)));
        ObjectNode regimes = node.putObject("regimes");
        List<Judged> rows = recorder.rows(name);
        Scorecard.byRegime(rows, ScoreIntervals.blockCandles(rows), DRAWS)
                .forEach((regime, card) -> regimes.set(regime, ScorecardJson.of(card)));
        ModelRecord record = Objects.requireNonNull(recorder.models().get(name));
        putCalibration(record, node.putObject("calibration"));
        ObjectNode adaptation = node.putObject("adaptation");
        record.adaptation().forEach((key, value) -> put(adaptation, key, value));
        putCounts(record.alarms(), node.putObject("alarms"));
        return node;
    }

    private static void putCalibration(ModelRecord record, ObjectNode node) {
        putSpread(record.slope(), node.putObject("a"));
        putSpread(record.shift(), node.putObject("b"));
        putCounts(record.leaders(), node.putObject("calibrators"));
        SampledSeries series = record.calibration();
        ObjectNode evolution = node.putObject("evolution");
        ArrayNode times = evolution.putArray("ts");
        for (double second : series.seconds()) {
            times.add(Math.round(1e3 * second));
        }
        putColumn(evolution.putArray("a"), series.column(0));
        putColumn(evolution.putArray("b"), series.column(1));
    }

    private static void putSpread(Spread spread, ObjectNode node) {
        put(node, "first", spread.first());
        put(node, "last", spread.last());
        put(node, "min", spread.least());
        put(node, "max", spread.largest());
        put(node, "mean", spread.mean());
    }

    private static void putColumn(ArrayNode node, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                node.add(value);
            } else {
                node.addNull();
            }
        }
    }

    private static void putCounts(SortedMap<String, Long> counts, ObjectNode node) {
        counts.forEach(node::put);
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static String instant(long timeNs) {
        return Instant.ofEpochMilli(Math.floorDiv(timeNs, Times.MILLI_NS)).toString();
    }
}
