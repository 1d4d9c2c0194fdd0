package io.foretick.forecast.direction.score;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps a row of each update, with the base rate and the regime that held when its prediction was
/// made. The base rate learns a fact where a model learns it: it stays as it is while learning is
/// frozen. Owned by the predictor's thread.
public final class JudgedRecorder implements DirectionListener {

    private final Map<Timeframe, Series> all = new TreeMap<>();
    private boolean keeping = true;

    /// Whether rows are kept from now on; the base rate learns in any case.
    public void keep(boolean rows) {
        keeping = rows;
    }

    /// The timeframes that were heard of.
    public SortedSet<Timeframe> timeframes() {
        return new TreeSet<>(all.keySet());
    }

    /// The rows of one model, oldest first; a view.
    public List<Judged> rows(Timeframe timeframe, ModelName model) {
        return Collections.unmodifiableList(
                series(timeframe).rows.getOrDefault(model, new ArrayList<>()));
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        series(timeframe).next();
    }

    @Override
    public void fact(Fact fact) {
        series(fact.timeframe()).fact = fact.direction();
    }

    @Override
    public void update(Update update) {
        Series series = series(update.prediction().timeframe());
        series.learnt |= update.lesson().learnt();
        if (keeping) {
            series.rows
                    .computeIfAbsent(update.prediction().model(), _ -> new ArrayList<>())
                    .add(Judged.of(update, series.regimeBefore, series.base.up()));
        }
    }

    @Override
    public void prediction(Prediction prediction) {
        String regime = Judged.regimeOf(prediction.notes());
        if (!regime.isEmpty()) {
            series(prediction.timeframe()).regime = regime;
        }
    }

    private Series series(Timeframe timeframe) {
        return all.computeIfAbsent(timeframe, _ -> new Series());
    }

    /// One timeframe.
    private static final class Series {

        private final Map<ModelName, List<Judged>> rows = new EnumMap<>(ModelName.class);
        private final BaseRate base = new BaseRate();
        private Direction fact = Direction.FLAT;
        private boolean learnt;
        private String regime = ""; // of the newest candle
        private String regimeBefore = ""; // of the one before, whose predictions are judged

        void next() {
            if (learnt) { // all updates of the fact have been told
                base.add(fact);
            }
            learnt = false;
            fact = Direction.FLAT;
            regimeBefore = regime;
            regime = "";
        }
    }
}
