package io.foretick.report;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.report.rival.Rival;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.List;

/// Watches a run from its first event and collects what its [Summary] tells; the same for live,
/// backtest and replay. Owned by the engine's thread. What it keeps grows with the number of
/// markets and orders, not with that of events.
public final class RunRecorder implements EngineObserver {

    private final FrameCounts frames = new FrameCounts();
    private final MarketScores scores;
    private final Markouts markouts = new Markouts();
    private long orders;
    private long decisions;

    /// @param model what to take a coin's sigma from until an hour of its prices was seen
    /// @param rivals who is scored beside the run's own model
    public RunRecorder(ScorePoints points, EconometricModel model, List<Rival> rivals) {
        this.scores = new MarketScores(points, model, rivals);
    }

    @Override
    public void applied(Event event, Engine engine) {
        frames.on(event);
        switch (event) {
            case Event.Listed listed -> scores.onListed(listed);
            case Event.Quote quote -> scores.onQuote(quote, engine);
            case Event.BookUpdate update -> scores.onBook(update, engine);
            case Event.MarketResolved resolved -> scores.onResolved(resolved);
            case Event.OrderFilled fill -> markouts.onFill(fill, engine);
            case Event.Tick tick -> {
                scores.onTick(tick, engine);
                markouts.onTick(tick);
            }
            case Event.Candle candle -> scores.onCandle(candle, engine);
            case Event.Trade _, Event.BookLost _, Event.OracleTick _ -> {}
            case Event.TickSizeChanged _, Event.StrikePublished _, Event.FrameSkipped _ -> {}
            case Event.FeedDown _, Event.FeedUp _, Event.Gap _, Event.Stopping _ -> {}
            case Event.DensityPublished _, Event.ModelChanged _ -> {}
            case Event.OrderAccepted _, Event.OrderRejected _, Event.OrderClosed _ -> {}
            case Event.Controlled _, Event.AccountNews _ -> {}
        }
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.PlaceOrder order) {
            orders++;
            markouts.onPlaced(order);
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        decisions++;
    }

    @Override
    public void quoted(MarketView view, QuotingStrategy strategy, Signal signal, Verdict verdict) {
        decisions++;
    }

    FrameCounts frames() {
        return frames;
    }

    MarketScores scores() {
        return scores;
    }

    Markouts markouts() {
        return markouts;
    }

    /// Orders that were placed.
    long orders() {
        return orders;
    }

    /// How often a strategy wanted to trade.
    long decisions() {
        return decisions;
    }
}
