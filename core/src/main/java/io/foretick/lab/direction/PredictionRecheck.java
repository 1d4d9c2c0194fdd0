package io.foretick.lab.direction;

import io.foretick.base.Stateful;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.online.TimeframePredictor;
import io.foretick.journal.StateBytes;
import io.foretick.market.candle.Timeframe;
import io.foretick.session.direction.Predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps what was predicted at a few candles near the beginning of a replay, and predicts there
/// once more with another predictor, for which the candles end there. Features, models, calibration
/// and memory are all compared by it, bit for bit; candles far into a replay are not, which would
/// cost as much as the replay. Owned by the replay's thread.
public final class PredictionRecheck implements DirectionListener {

    /// Candles of the range after which it looks: the first have a window, the last have learnt and
    /// refitted.
    private static final List<Integer> CUTS = List.of(200, 600, 1_500);

    private final ReplayPlan plan;
    private final CandleRange candles;
    private final Predictor.Recipe recipe;
    private final SortedMap<Long, Integer> cuts = new TreeMap<>(); // by start of the last candle
    private final SortedMap<Integer, List<Prediction>> seen = new TreeMap<>();
    private final List<byte[]> begun = new ArrayList<>();

    /// Chooses the candles.
    ///
    /// @param candles all that the replay will be shown
    /// @param recipe of the replay's predictor
    public PredictionRecheck(ReplayPlan plan, CandleRange candles, Predictor.Recipe recipe) {
        this.plan = plan;
        this.candles = candles;
        this.recipe = recipe;
        for (int cut : CUTS) {
            int shown = Math.min(cut, candles.within().size());
            cuts.put(candles.within().get(shown - 1).startNs(), shown);
        }
    }

    /// Remembers the state with which the replay begins, which may have been loaded.
    public void begin(Predictor predictor) {
        begun.clear();
        for (Stateful state : states(predictor)) {
            var bytes = new StateBytes();
            state.save(bytes);
            begun.add(bytes.toByteArray());
        }
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        Integer cut = cuts.get(bar.startNs());
        if (cut != null) {
            seen.put(cut, new ArrayList<>());
        }
    }

    @Override
    public void prediction(Prediction prediction) {
        Integer cut = cuts.get(prediction.candleStartNs());
        if (cut != null) {
            seen.computeIfAbsent(cut, _ -> new ArrayList<>()).add(prediction);
        }
    }

    /// Predictions that are compared.
    public int size() {
        return seen.values().stream().mapToInt(List::size).sum();
    }

    /// What differs, in words.
    public List<String> compare() {
        List<String> differences = new ArrayList<>();
        seen.forEach((cut, told) -> compare(told, alone(cut), differences));
        return differences;
    }

    private static void compare(
            List<Prediction> told, List<Prediction> alone, List<String> differences) {
        if (told.size() != alone.size()) {
            differences.add("%d predictions, alone %d".formatted(told.size(), alone.size()));
            return;
        }
        for (int k = 0; k < told.size(); k++) {
            if (!told.get(k).equals(alone.get(k))) {
                differences.add(words(told.get(k)) + ", alone " + words(alone.get(k)));
            }
        }
    }

    private static String words(Prediction made) {
        return "%s at %d p_up %s %s"
                .formatted(
                        made.model(),
                        made.candleStartNs(),
                        made.calibrated().up(),
                        made.direction());
    }

    /// What a predictor says after so many candles when there are no more.
    private List<Prediction> alone(int cut) {
        List<Prediction> newest = new ArrayList<>();
        Predictor fresh = recipe.make(plan.timeframe(), 1, newest(newest));
        load(fresh);
        TimeframePredictor models = fresh.models();
        var _ = DirectionReplay.warm(candles, models);
        models.bootstrap();
        Segments segments = plan.segments();
        for (Bar bar : List.copyOf(candles.within().subList(0, cut))) {
            segments.candle(bar.startNs());
            models.learning(segments.isLearning());
            var _ = models.offer(bar);
        }
        return newest;
    }

    private void load(Predictor fresh) {
        List<Stateful> states = states(fresh);
        for (int k = 0; k < begun.size(); k++) {
            states.get(k).load(StateBytes.of(begun.get(k)));
        }
    }

    private static List<Stateful> states(Predictor predictor) {
        List<Stateful> states = new ArrayList<>(List.of(predictor.memory()));
        predictor.models().parts().stream().map(StatePart::state).forEach(states::add);
        return states;
    }

    private static DirectionListener newest(List<Prediction> newest) {
        return new DirectionListener() {
            @Override
            public void candle(Timeframe timeframe, Bar bar) {
                newest.clear();
            }

            @Override
            public void prediction(Prediction prediction) {
                newest.add(prediction);
            }
        };
    }
}
