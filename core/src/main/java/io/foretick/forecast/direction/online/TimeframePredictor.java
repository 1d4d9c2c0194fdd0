package io.foretick.forecast.direction.online;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.Timeframe;
import io.foretick.market.candle.CandleWindow;

import java.util.List;

/// All models of one timeframe, from closed candles to predictions. Owned by one thread.
public final class TimeframePredictor {

    private final Timeframe timeframe;
    private final DirectionListener listener;
    private final CandleWindow window;

    /// A predictor that has seen nothing yet.
    public TimeframePredictor(
            Timeframe timeframe,
            DirectionSettings settings,
            Parts parts,
            DirectionListener listener) {
        this.timeframe = timeframe;
        this.listener = listener;
        this.window = new CandleWindow(timeframe.lengthNs(), CandleFeatures.LOOKBACK);
    }

    /// Takes a closed candle: what waited for it is judged and learnt from, then the next one is
    /// predicted.
    public CandleWindow.Taken offer(Bar bar) {
        CandleWindow.Taken taken = window.offer(bar);
        listener.candle(timeframe, bar);
        return taken;
    }

    /// Takes a closed candle of the time before the first prediction: nothing is judged or
    /// predicted, and the listener hears nothing.
    public CandleWindow.Taken warm(Bar bar) {
        return window.offer(bar);
    }

    /// Predicts from the newest closed candle, once; nothing happens while too few are known.
    public void bootstrap() {}

    /// Whether anything is learnt from now on; at first it is.
    public void learning(boolean on) {}

    /// First instant of the newest candle that was taken, or [Times#UNKNOWN_NS].
    public long lastProcessedStartNs() {
        return window.size() == 0 ? Times.UNKNOWN_NS : window.newestStartNs();
    }

    /// How many predictions wait for their candle.
    public int pendingCount() {
        return 0;
    }

    /// All that it knows, piece by piece.
    public List<StatePart> parts() {
        return List.of(new StatePart(StatePart.TIMEFRAME, "window", window));
    }
}
