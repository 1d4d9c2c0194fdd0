package io.foretick.forecast.direction;

import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import java.util.List;

/// Passes everything on to several listeners, to each in their order. Immutable.
///
/// @param all who hears
public record DirectionListeners(List<DirectionListener> all) implements DirectionListener {

    public DirectionListeners {
        all = List.copyOf(all);
    }

    /// Passes on to these.
    public static DirectionListeners of(DirectionListener... listeners) {
        return new DirectionListeners(List.of(listeners));
    }

    @Override
    public void candle(Timeframe timeframe, Bar bar) {
        all.forEach(listener -> listener.candle(timeframe, bar));
    }

    @Override
    public void revised(Timeframe timeframe, Bar bar) {
        all.forEach(listener -> listener.revised(timeframe, bar));
    }

    @Override
    public void gap(Timeframe timeframe, long fromNs, long toNs) {
        all.forEach(listener -> listener.gap(timeframe, fromNs, toNs));
    }

    @Override
    public void fact(Fact fact) {
        all.forEach(listener -> listener.fact(fact));
    }

    @Override
    public void update(Update update) {
        all.forEach(listener -> listener.update(update));
    }

    @Override
    public void prediction(Prediction prediction) {
        all.forEach(listener -> listener.prediction(prediction));
    }

    @Override
    public void alarm(Alarm alarm) {
        all.forEach(listener -> listener.alarm(alarm));
    }
}
