package io.foretick.report.predictor;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.live.JsonText;
import io.foretick.report.live.Newest;
import io.foretick.report.predictor.ModelFigures.Figures;
import io.foretick.venue.VenueClock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Watches a predictor and publishes what its page shows. Called on the predictor's thread, which
/// must call [#idle] after each candle and about each second in between; readers may be on any
/// thread. What it keeps is bounded by the number of models and timeframes.
public final class PredictorBoard implements DirectionListener {

    private static final long BEAT_NS = Times.SECOND_NS;

    private final BoardSettings settings;
    private final VenueClock clock;
    private final Supplier<FeedHealth> feed;
    private final PatternPages patterns;
    private final Newest<BoardSnapshot> published = new Newest<>(BoardSnapshot.EMPTY);
    private final SortedMap<Timeframe, TimeframeFigures> timeframes = new TreeMap<>();
    private final SortedMap<Timeframe, SortedMap<ModelName, ModelFigures>> models = new TreeMap<>();
    private final AlarmLog alarms = new AlarmLog();
    private long sequence;
    private boolean changed;
    private long publishedNanoTime;

    /// @param clock of the venue whose candles are predicted
    /// @param feed asked on the predictor's thread
    /// @param patterns the same, at most every ten seconds
    public PredictorBoard(
            BoardSettings settings,
            VenueClock clock,
            Supplier<FeedHealth> feed,
            Supplier<PatternRows> patterns) {
        this.settings = settings;
        this.clock = clock;
        this.feed = feed;
        this.patterns = new PatternPages(patterns);
        this.publishedNanoTime = System.nanoTime() - BEAT_NS;
    }

    /// Where its snapshots are published.
    public Newest<BoardSnapshot> published() {
        return published;
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        changed = true;
        of(timeframe).candle(bar);
    }

    @Override
    public void revised(Timeframe timeframe, Bar bar) {
        changed = true;
        of(timeframe).revised(bar);
    }

    @Override
    public void gap(Timeframe timeframe, long fromNs, long toNs) {
        changed = true;
        of(timeframe).gap(fromNs, toNs);
    }

    @Override
    public void fact(Fact fact) {
        changed = true;
        of(fact.timeframe()).fact(fact);
    }

    @Override
    public void update(Update update) {
        changed = true;
        patterns.learnt();
        of(update.prediction()).judged(update);
    }

    @Override
    public void prediction(Prediction prediction) {
        changed = true;
        var _ = of(prediction.timeframe()); // after a restart it comes before any candle
        of(prediction).predicted(prediction);
    }

    @Override
    public void alarm(Alarm alarm) {
        changed = true;
        alarms.add(alarm);
    }

    /// Publishes what is new, if it is time to; and what is not new once a second, so that readers
    /// see that the predictor lives.
    public void idle() {
        long passedNs = System.nanoTime() - publishedNanoTime;
        if (passedNs >= (changed ? settings.updateNs() : BEAT_NS)) {
            publish();
        }
    }

    /// Publishes what is there now, however lately it did so.
    public void publish() {
        publishedNanoTime = System.nanoTime();
        changed = false;
        patterns.refresh();
        published.publish(snapshot());
    }

    private BoardSnapshot snapshot() {
        var rows = new ArrayList<String>();
        var details = new LinkedHashMap<String, ModelDetail>();
        for (var ofTimeframe : models.entrySet()) {
            for (var ofModel : ofTimeframe.getValue().entrySet()) {
                Figures figures = ofModel.getValue().figures();
                rows.add(figures.row());
                details.put(ofTimeframe.getKey().name() + "/" + ofModel.getKey(), figures.detail());
            }
        }
        FeedHealth health = feed.get();
        return new BoardSnapshot(
                ++sequence,
                health.state().health(),
                JsonText.object(out -> state(health, out)),
                "[" + String.join(",", rows) + "]",
                details,
                patterns.top(),
                patterns.summary());
    }

    private void state(FeedHealth health, JsonText out) {
        out.put("mode", settings.mode())
                .put("symbol", settings.symbol())
                .putTimeNs("time", clock.nowNs())
                .put("speed", clock.speed())
                .object("feed", fields -> write(health, fields))
                .array(
                        "timeframes",
                        rows -> timeframes.values().forEach(one -> rows.element(one::write)))
                .object("alarms", alarms::write)
                .put("patterns_version", patterns.version());
    }

    private static void write(FeedHealth health, JsonText out) {
        out.put("state", health.state().name());
        if (health.lastEndNs() == Times.UNKNOWN_NS) {
            out.putNull("last_candle").putNull("lag_ms");
        } else {
            out.putTimeNs("last_candle", health.lastEndNs())
                    .put("lag_ms", health.lagNs() / Times.MILLI_NS);
        }
        out.put("reconnects", health.reconnects()).put("backfilled", health.backfilled());
    }

    private TimeframeFigures of(Timeframe timeframe) {
        return timeframes.computeIfAbsent(timeframe, TimeframeFigures::new);
    }

    private ModelFigures of(Prediction prediction) {
        return models.computeIfAbsent(prediction.timeframe(), _ -> new TreeMap<>())
                .computeIfAbsent(prediction.model(), _ -> new ModelFigures(prediction));
    }
}
