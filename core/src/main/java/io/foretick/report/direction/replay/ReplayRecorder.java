package io.foretick.report.direction.replay;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.JudgedRecorder;
import io.foretick.market.candle.Timeframe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Keeps of a replay what its report tells. Counts, calibration and adaptation are of all that is
/// heard; scores are of the rows that [#judged] keeps. Of one timeframe, owned by the predictor's
/// thread.
public final class ReplayRecorder implements DirectionListener {

    private final Timeframe timeframe;
    private final long fromNs;
    private final JudgedRecorder judged = new JudgedRecorder();
    private final Map<ModelName, ModelRecord> models = new EnumMap<>(ModelName.class);
    private final Map<Direction, Long> facts = new EnumMap<>(Direction.class);
    private long candles;
    private long revisions;
    private long gaps;
    private long predictions;
    private long updates;
    private long lessons;
    private double absoluteReturnBps;

    /// @param timeframe of all that will be heard
    /// @param fromNs candles that begin earlier are not counted
    public ReplayRecorder(Timeframe timeframe, long fromNs) {
        this.timeframe = timeframe;
        this.fromNs = fromNs;
    }

    /// Keeps the rows that are scored; hears all that this hears. It can be told to keep none for a
    /// while, as walk-forward does while models learn.
    public JudgedRecorder judged() {
        return judged;
    }

    @Override
    public void candle(Timeframe of, Bar bar) {
        candles += bar.startNs() >= fromNs ? 1 : 0;
        judged.candle(of, bar);
    }

    @Override
    public void revised(Timeframe of, Bar bar) {
        revisions++;
        judged.revised(of, bar);
    }

    @Override
    public void gap(Timeframe of, long fromNs, long toNs) {
        gaps++;
        judged.gap(of, fromNs, toNs);
    }

    @Override
    public void fact(Fact fact) {
        facts.merge(fact.direction(), 1L, Long::sum);
        absoluteReturnBps += Math.abs(fact.returnBps());
        judged.fact(fact);
    }

    @Override
    public void update(Update update) {
        updates++;
        lessons += update.lesson().learnt() ? 1 : 0;
        model(update.prediction().model()).add(update);
        // What is not finite is a failed check; a score of it would say nothing.
        double up = update.prediction().calibrated().up();
        if (Double.isFinite(up) && Double.isFinite(update.prediction().rawUp())) {
            judged.update(update);
        }
    }

    @Override
    public void prediction(Prediction prediction) {
        predictions++;
        judged.prediction(prediction);
    }

    @Override
    public void alarm(Alarm alarm) {
        model(alarm.model()).add(alarm);
    }

    /// Candles so far.
    public long candles() {
        return candles;
    }

    Timeframe timeframe() {
        return timeframe;
    }

    long revisions() {
        return revisions;
    }

    long gaps() {
        return gaps;
    }

    long predictions() {
        return predictions;
    }

    /// Judged predictions so far, those of all models together.
    long updates() {
        return updates;
    }

    /// Those of them that their models learnt from.
    public long lessons() {
        return lessons;
    }

    /// Facts by what came.
    long facts(Direction direction) {
        return facts.getOrDefault(direction, 0L);
    }

    long facts() {
        return facts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Mean size of a move; NaN before the first.
    double meanAbsoluteReturnBps() {
        return absoluteReturnBps / facts();
    }

    /// Models that were heard of.
    Map<ModelName, ModelRecord> models() {
        return Collections.unmodifiableMap(models);
    }

    /// Rows of one model that are scored, oldest first.
    List<Judged> rows(ModelName model) {
        return judged.rows(timeframe, model);
    }

    private ModelRecord model(ModelName name) {
        return models.computeIfAbsent(name, _ -> new ModelRecord(timeframe.lengthNs()));
    }
}
