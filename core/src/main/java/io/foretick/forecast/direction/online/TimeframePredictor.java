package io.foretick.forecast.direction.online;

import io.foretick.base.Stateful;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.NextClose;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.CandleWindow;
import io.foretick.market.candle.Timeframe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// All models of one timeframe, from closed candles to predictions. Owned by one thread.
///
/// How it works: at a close, first what was predicted at the close before is judged by the move
/// between both: the fact is told, then each model earns its reward and learns. Only then the next
/// close is predicted, once the window is full. What a step uses was kept in the prediction: its
/// features, margin and what memory knew then. A fact is told when a prediction waited for it.
public final class TimeframePredictor {

    private static final String NOT_FINITE = "not_finite_step";

    private final Timeframe timeframe;
    private final Memory memory;
    private final @Nullable NextClose nextClose; // null without the fourth model
    private final DirectionListener listener;
    private final CandleWindow window;
    private final ClassShares shares;
    private final FactBound factBound;
    private final List<LinearVoice> voices;
    private final EnsembleVoice ensemble;
    private final List<ModelLane> linearLanes;
    private final List<ModelLane> densityLane; // empty without the fourth model
    private final ModelLane ensembleLane;
    private final List<ModelLane> lanes;
    private boolean learning = true;

    /// A predictor that has seen nothing yet.
    public TimeframePredictor(
            Timeframe timeframe,
            DirectionSettings settings,
            Parts parts,
            DirectionListener listener) {
        this.timeframe = timeframe;
        this.memory = parts.memory();
        this.nextClose = parts.nextClose();
        this.listener = listener;
        this.window = new CandleWindow(timeframe.lengthNs(), CandleFeatures.LOOKBACK);
        this.shares = new ClassShares(settings.weighing());
        this.factBound = new FactBound(settings.abstention().policy());
        this.voices =
                List.of(
                        new LinearVoice(ModelName.TRENDVIC, parts.trend(), settings),
                        new LinearVoice(ModelName.OSCILLATOR, parts.oscillator(), settings),
                        new LinearVoice(ModelName.VOLUMEMETRIX, parts.volume(), settings));
        this.ensemble = new EnsembleVoice(settings);
        LaneMaker maker = new LaneMaker(timeframe, settings, parts);
        this.linearLanes = voices.stream().map(maker::linear).toList();
        this.densityLane =
                nextClose == null ? List.of() : List.of(maker.unmoved(ModelName.DENSITY));
        this.ensembleLane = maker.unmoved(ModelName.ENSEMBLE);
        this.lanes = new ArrayList<>(linearLanes);
        lanes.addAll(densityLane);
        lanes.add(ensembleLane);
    }

    private record LaneMaker(Timeframe timeframe, DirectionSettings settings, Parts parts) {

        ModelLane linear(LinearVoice voice) {
            return lane(voice.name(), parts.memory(), voice.model());
        }

        ModelLane unmoved(ModelName name) {
            return lane(name, Memory.NONE, new Learner.Unmoved());
        }

        private ModelLane lane(ModelName name, Memory memory, Learner learner) {
            var means = new ModelLane.Means(timeframe, parts.calibrations().get(), memory);
            return new ModelLane(name, settings, means, learner);
        }
    }

    /// Takes a closed candle: what waited for it is judged and learnt from, then the next one is
    /// predicted. What was taken before is left out; a correction of the newest candle replaces it,
    /// judges nothing again and makes no new prediction; after a gap nothing is judged and the
    /// window begins anew.
    ///
    /// @return what became of the candle
    public CandleWindow.Taken offer(Bar bar) {
        boolean begun = window.size() > 0;
        long expectedNs = begun ? window.newestStartNs() + timeframe.lengthNs() : bar.startNs();
        CandleWindow.Taken taken = window.offer(bar);
        switch (taken) {
            case APPENDED -> {
                listener.candle(timeframe, bar);
                judge(bar);
                follow(bar);
            }
            case AFTER_GAP -> {
                expire();
                listener.gap(timeframe, expectedNs, bar.startNs());
                listener.candle(timeframe, bar);
                follow(bar);
            }
            case REVISED -> {
                feedDensity(bar);
                listener.revised(timeframe, bar);
            }
            case REPEATED, LATE -> {} // it was processed before
        }
        return taken;
    }

    /// Takes a closed candle of the time before the first prediction: nothing is judged or
    /// predicted, what waited expires, and the listener hears nothing.
    ///
    /// @return what became of the candle
    public CandleWindow.Taken warm(Bar bar) {
        CandleWindow.Taken taken = window.offer(bar);
        switch (taken) {
            case APPENDED, AFTER_GAP -> {
                expire();
                feedDensity(bar);
            }
            case REVISED -> feedDensity(bar);
            case REPEATED, LATE -> {} // it was processed before
        }
        return taken;
    }

    /// Tells the newest closed candle and predicts from it unless that was done; nothing happens
    /// while too few candles are known.
    public void bootstrap() {
        if (pendingCount() == 0 && window.isFull()) {
            listener.candle(timeframe, window.newest());
            predict();
        }
    }

    /// Tells the listener once more what waits: for listeners that have begun anew.
    public void tellWaiting() {
        waiting().forEach(listener::prediction);
    }

    /// Whether anything is learnt from now on; at first it is. While it is not, predictions are
    /// judged and reported, and nothing else changes. Not part of the state.
    public void learning(boolean on) {
        learning = on;
    }

    /// First instant of the newest candle that was taken, or [Times#UNKNOWN_NS].
    public long lastProcessedStartNs() {
        return window.size() == 0 ? Times.UNKNOWN_NS : window.newestStartNs();
    }

    /// How many predictions wait for their candle.
    public int pendingCount() {
        int count = 0;
        for (ModelLane lane : lanes) {
            count += lane.pending().exists() ? 1 : 0;
        }
        return count;
    }

    /// The predictions that wait for their candle.
    public List<Prediction> waiting() {
        List<Prediction> waiting = new ArrayList<>();
        lanes.forEach(lane -> lane.pending().prediction().ifPresent(waiting::add));
        return waiting;
    }

    /// All that it knows but its memory, which may be large and is kept by whoever made it: piece
    /// by piece and always in the same order. A predictor made in the same way, with the same
    /// memory, that loads all of them goes on as this one does.
    public List<StatePart> parts() {
        List<StatePart> parts = new ArrayList<>();
        parts.add(part("window", window));
        parts.add(part("class_shares", shares));
        parts.add(part("fact_bound", factBound));
        voices.forEach(voice -> parts.addAll(voice.model().parts()));
        if (nextClose != null) {
            parts.add(new StatePart(ModelName.DENSITY.name(), "density", nextClose));
        }
        lanes.forEach(lane -> parts.addAll(lane.parts()));
        return List.copyOf(parts);
    }

    private static StatePart part(String name, Stateful state) {
        return new StatePart(StatePart.TIMEFRAME, name, state);
    }

    private void expire() {
        lanes.forEach(lane -> lane.pending().clear());
    }

    private void feedDensity(Bar bar) {
        if (nextClose != null) {
            nextClose.add(bar);
        }
    }

    private void follow(Bar bar) {
        feedDensity(bar);
        predict();
    }

    private void judge(Bar bar) {
        if (pendingCount() == 0) {
            return;
        }
        int newest = window.size() - 1;
        double before = window.close(newest - 1);
        double close = window.close(newest);
        Fact fact = Fact.of(timeframe, bar.startNs(), before, close, factBound.bps());
        listener.fact(fact);
        ClassShares.Weight weight = shares.weightOf(fact.direction());
        for (ModelLane lane : lanes) {
            if (lane.pending().exists()) {
                report(lane.judge(fact, weight, learning), bar.endNs());
            }
        }
        if (learning) {
            shares.learn(fact.direction());
            factBound.learn(fact);
            memory.maintain(bar.endNs());
        }
    }

    private void report(Update update, long nowNs) {
        listener.update(update);
        if (learning && !update.lesson().learnt()) {
            ModelName model = update.prediction().model();
            String text =
                    "skipped a step whose loss is %s with the features %s"
                            .formatted(update.lesson().totalLoss(), update.prediction().features());
            listener.alarm(
                    new Alarm(timeframe, model, nowNs, NOT_FINITE, Alarm.Level.WARNING, text));
        }
    }

    private void predict() {
        if (!window.isFull()) {
            return;
        }
        long startNs = window.newestStartNs();
        double close = window.close(window.size() - 1);
        List<Prediction> made = new ArrayList<>(lanes.size());
        for (int k = 0; k < voices.size(); k++) {
            Outlook seen = voices.get(k).look(window, memory, startNs + timeframe.lengthNs());
            made.add(linearLanes.get(k).predict(seen, startNs, close));
        }
        Outlook together = ensemble.look(window, made, linearLanes);
        predictDensity(startNs, close, made);
        made.add(ensembleLane.predict(together, startNs, close));
        made.forEach(listener::prediction);
    }

    private void predictDensity(long startNs, double close, List<Prediction> made) {
        double up = nextClose == null ? Double.NaN : nextClose.up();
        if (Double.isFinite(up)) {
            densityLane.forEach(lane -> made.add(lane.predict(Outlook.of(up), startNs, close)));
        }
    }
}
