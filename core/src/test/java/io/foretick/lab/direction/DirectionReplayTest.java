package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DigestSink;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.online.DirectionSettings;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.direction.DirectionFiles;
import io.foretick.report.direction.FileSettings;
import io.foretick.report.direction.replay.ReplayReport;
import io.foretick.session.direction.Predictor;
import io.foretick.session.direction.StateKeeper;
import io.foretick.store.direction.DirectionState;
import io.foretick.store.direction.Origin;
import io.foretick.store.direction.StateFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

class DirectionReplayTest {

    private static final DirectionListener NOBODY = new DirectionListener() {};
    private static final Predictor.Recipe RECIPE =
            new Predictor.Recipe("BTCUSDT", DirectionSettings.DEFAULT, Optional.empty());
    private static final List<Bar> BARS = MadeUpCandles.walk(700);
    private static final CandleRange ALL = new CandleRange(List.of(), BARS);

    /// Parts that follow the candles whether anything is learnt or not.
    private static final Set<String> FOLLOWING = Set.of("window", "pending");

    @TempDir private Path folder;

    private static ReplayPlan plan(ReplayMode mode) {
        return new ReplayPlan(
                "BTCUSDT",
                MadeUpCandles.MINUTE,
                mode,
                "made up",
                ReplayPlan.TRAIN_NS,
                ReplayPlan.EVAL_NS,
                false,
                false);
    }

    private static DirectionReplay replay(
            ReplayMode mode, CandleRange candles, DirectionListener listener) {
        return new DirectionReplay(plan(mode), candles, RECIPE, listener);
    }

    private static ObjectNode run(DirectionReplay replay) {
        ReplayReport report = replay.run(_ -> {});
        assertEquals(
                List.of(),
                report.problems().stream()
                        .filter(problem -> problem.level() == Alarm.Level.ERROR)
                        .filter(problem -> problem.model().isEmpty())
                        .toList());
        return report.summary();
    }

    /// Digest of everything that learns.
    private static long learnt(Predictor predictor) {
        DigestSink sink = new DigestSink();
        for (StatePart part : predictor.models().parts()) {
            if (!FOLLOWING.contains(part.name())) {
                part.state().save(sink);
            }
        }
        sink.add(predictor.memory().changes().to());
        return sink.value();
    }

    /// What was learnt, candle by candle: told when a candle is taken, so of the state before it.
    private static final class Learning implements DirectionListener {

        private final Map<Integer, Long> before = new TreeMap<>();
        private Optional<Predictor> predictor = Optional.empty();

        @Override
        public void candle(Timeframe timeframe, Bar bar) {
            int place = Math.toIntExact((bar.startNs() - MadeUpCandles.BEGIN_NS) / bar.lengthNs());
            predictor.ifPresent(known -> before.put(place, learnt(known)));
        }

        Set<Long> states(int from, int to) {
            Set<Long> states = new LinkedHashSet<>();
            for (int place = from; place < to; place++) {
                states.add(before.get(place));
            }
            return states;
        }
    }

    private static Learning learning(ReplayMode mode, CandleRange candles) {
        Learning learning = new Learning();
        DirectionReplay replay = replay(mode, candles, learning);
        learning.predictor = Optional.of(replay.predictor());
        run(replay);
        return learning;
    }

    @Test
    void nothingIsLearntWhileAWalkForwardJudges() {
        Learning learning = learning(ReplayMode.WALKFORWARD, ALL);
        for (int cycle = 160; cycle + 81 < BARS.size(); cycle += 80) {
            // The state before the first candle to judge is that before the next one to learn.
            assertEquals(1, learning.states(cycle + 60, cycle + 81).size(), "cycle at " + cycle);
            assertEquals(60, learning.states(cycle + 1, cycle + 61).size(), "cycle at " + cycle);
        }
    }

    @Test
    void aWalkForwardScoresWhatWasSaidWhileItJudged() {
        long made = 0; // at the close of candles to judge, with a next candle to judge it by
        for (int k = CandleFeatures.LOOKBACK - 1; k < BARS.size() - 1; k++) {
            made += k % 80 >= 60 ? 1 : 0;
        }
        ObjectNode summary = run(replay(ReplayMode.WALKFORWARD, ALL, NOBODY));
        assertEquals(made, summary.at("/ensemble/n").asLong());
        assertEquals(made, summary.at("/models/TRENDVIC/n").asLong());
        long judged = (long) BARS.size() - CandleFeatures.LOOKBACK;
        assertEquals(4L * judged, summary.at("/counts/updates").asLong());
    }

    @Test
    void trainingLearnsAllTheWayAndScoresAll() {
        ObjectNode summary = run(replay(ReplayMode.TRAIN, ALL, NOBODY));
        assertEquals(BARS.size() - CandleFeatures.LOOKBACK, summary.at("/ensemble/n").asLong());
        Learning learning = learning(ReplayMode.TRAIN, ALL);
        assertEquals(500, learning.states(150, 650).size());
    }

    @Test
    void judgingAloneLearnsNothing() {
        Learning learning = learning(ReplayMode.EVAL_ONLY, ALL);
        assertEquals(1, learning.states(0, BARS.size()).size());
    }

    @Test
    void goesOnFromALoadedStateBitForBit() throws IOException {
        List<Prediction> whole = new ArrayList<>();
        run(replay(ReplayMode.TRAIN, ALL, heard(whole)));
        List<Prediction> halves = new ArrayList<>();
        CandleRange first = new CandleRange(List.of(), BARS.subList(0, 400));
        CandleRange second = new CandleRange(BARS.subList(250, 400), BARS.subList(400, 700));
        try (DirectionState state = open()) {
            DirectionReplay half = replay(ReplayMode.TRAIN, first, heard(halves));
            run(half);
            new StateKeeper(state, RECIPE).save(half.predictor(), half.lessons(), Origin.CLOSE);
        }
        DirectionReplay rest = replay(ReplayMode.TRAIN, second, heard(halves));
        try (DirectionState state = open()) {
            Predictor known = rest.predictor();
            var _ = state.load(known.timeframe(), known.parts(), known.memory());
        }
        run(rest);
        assertEquals(whole, halves);
    }

    @Test
    void judgesALoadedStateThatStaysAsItIs() throws IOException {
        CandleRange first = new CandleRange(List.of(), BARS.subList(0, 400));
        DirectionReplay trained = replay(ReplayMode.TRAIN, first, NOBODY);
        run(trained);
        try (DirectionState state = open()) {
            new StateKeeper(state, RECIPE).save(trained.predictor(), 1, Origin.CLOSE);
        }
        for (List<Bar> before : List.of(BARS.subList(250, 400), List.<Bar>of())) {
            CandleRange rest = new CandleRange(before, BARS.subList(400, 700));
            DirectionReplay judged = replay(ReplayMode.EVAL_ONLY, rest, NOBODY);
            try (DirectionState state = open()) {
                Predictor known = judged.predictor();
                var _ = state.load(known.timeframe(), known.parts(), known.memory());
            }
            long known = learnt(judged.predictor());
            assertEquals(learnt(trained.predictor()), known);
            ObjectNode summary = run(judged);
            assertEquals(known, learnt(judged.predictor()));
            assertEquals(before.isEmpty() ? 299 : 300, summary.at("/counts/facts").asLong());
        }
    }

    private DirectionState open() throws IOException {
        return DirectionState.open(
                new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db")),
                "BTCUSDT");
    }

    private static DirectionListener heard(List<Prediction> all) {
        return new DirectionListener() {
            @Override
            public void prediction(Prediction prediction) {
                all.add(prediction);
            }
        };
    }

    @Test
    void candlesBeforeTheRangeFillTheWindowAndAreNotScored() {
        CandleRange warm = new CandleRange(BARS.subList(0, 120), BARS.subList(120, 220));
        List<Prediction> made = new ArrayList<>();
        ObjectNode summary = run(replay(ReplayMode.TRAIN, warm, heard(made)));
        assertEquals(BARS.get(119).startNs(), made.getFirst().candleStartNs());
        assertEquals(100, summary.at("/run/candles").asLong());
        assertEquals(100, summary.at("/counts/facts").asLong());
        assertEquals(99, summary.at("/ensemble/n").asLong()); // one was made before the range
    }

    @Test
    void aHoleBeginsTheTurnsAndTheWindowAnew() {
        CandleRange holed = new CandleRange(List.of(), MadeUpCandles.without(BARS, 300, 310));
        List<Prediction> made = new ArrayList<>();
        ObjectNode summary = run(replay(ReplayMode.WALKFORWARD, holed, heard(made)));
        assertEquals(1, summary.at("/counts/gaps").asLong());
        long silentNs = BARS.get(310 + CandleFeatures.LOOKBACK - 1).startNs();
        assertTrue(
                made.stream()
                        .map(Prediction::candleStartNs)
                        .noneMatch(ns -> ns >= BARS.get(300).startNs() && ns < silentNs));
    }

    @Test
    void endsWhenAModelCollapses() {
        CandleRange turn = new CandleRange(List.of(), MadeUpCandles.climbAndFall(600));
        var plan =
                new ReplayPlan(
                        "BTCUSDT",
                        MadeUpCandles.MINUTE,
                        ReplayMode.EVAL_ONLY,
                        "made up",
                        ReplayPlan.TRAIN_NS,
                        ReplayPlan.EVAL_NS,
                        false,
                        true);
        DirectionReplay replay = new DirectionReplay(plan, turn, RECIPE, NOBODY);
        ReplayReport report = replay.run(_ -> {});
        assertFalse(report.passed());
        assertEquals(
                1,
                report.problems().stream()
                        .filter(problem -> problem.check().equals("stopped_on_collapse"))
                        .count());
        long shown = report.summary().at("/run/candles").asLong();
        assertTrue(shown < turn.within().size(), () -> shown + " candles");
    }

    @Test
    void sameCandlesGiveTheSameBytes() throws IOException {
        assertEquals(files("first"), files("second"));
        Map<String, String> shorter = files("third", BARS.subList(0, 699));
        assertNotEquals(files("fourth"), shorter);
    }

    private Map<String, String> files(String name) throws IOException {
        return files(name, BARS);
    }

    private Map<String, String> files(String name, List<Bar> bars) throws IOException {
        Path out = folder.resolve(name);
        ObjectNode summary;
        try (DirectionFiles files = DirectionFiles.open(out, "BTCUSDT", FileSettings.REPLAY)) {
            var candles = new CandleRange(List.of(), bars);
            summary = run(replay(ReplayMode.WALKFORWARD, candles, files));
        }
        ObjectNode run = summary.withObject("/run");
        run.remove(List.of("wall_seconds", "candles_per_second"));
        Map<String, String> contents = new TreeMap<>(Map.of("summary", summary.toString()));
        try (Stream<Path> inside = Files.list(out)) {
            for (Path file : inside.toList()) {
                contents.put(
                        String.valueOf(file.getFileName()),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertTrue(contents.keySet().containsAll(Set.of("predictions.jsonl", "facts.jsonl")));
        return contents;
    }

    @Test
    void everyUpdateJudgesWhatWasSaidOneCandleEarlier() {
        List<Update> updates = new ArrayList<>();
        var listener =
                new DirectionListener() {
                    @Override
                    public void update(Update update) {
                        updates.add(update);
                    }
                };
        run(replay(ReplayMode.WALKFORWARD, ALL, listener));
        for (Update update : updates) {
            assertEquals(
                    update.prediction().candleStartNs() + Times.MINUTE_NS, update.fact().startNs());
        }
    }
}
