package io.foretick.report.live;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Watches an engine and leaves a snapshot for the dashboard at most every `dashboard_update`.
/// Called on the thread that owns that engine, which in a live session is the one that follows the
/// journal. What it keeps is bounded by the markets that are open.
public final class SnapshotRecorder implements EngineObserver {

    /// How long a market stays in the table after it is settled.
    private static final long SETTLED_SHOWN_NS = 15 * Times.MINUTE_NS;

    private static final int SETTLED_MAX = 40;
    private static final long UNSETTLED_SHOWN_NS = Times.HOUR_NS;
    private static final int ORDERS_MAX = 4_096;

    private final LiveSettings settings;
    private final Snapshots snapshots;
    private final SessionFigures figures;
    private final SequencedMap<Integer, MarketHistory> histories = new LinkedHashMap<>();
    private final SequencedMap<Long, Integer> marketOfOrder = new LinkedHashMap<>();
    private long sequence;
    private long publishedNanoTime;
    private long sampledSecond = Long.MIN_VALUE;
    private boolean changed;

    public SnapshotRecorder(LiveSettings settings, Snapshots snapshots) {
        this.settings = settings;
        this.snapshots = snapshots;
        this.figures = new SessionFigures(settings);
        this.publishedNanoTime = System.nanoTime() - settings.updateNs();
    }

    @Override
    public void restored(Engine engine) {
        changed = true;
        adopt(engine);
    }

    @Override
    public void applied(Event event, Engine engine) {
        changed = true;
        figures.on(event);
        switch (event) {
            case Event.Listed _ -> adopt(engine);
            case Event.MarketResolved resolved -> onResolved(resolved);
            case Event.OrderAccepted accepted -> trace(accepted.orderId()).on(accepted);
            case Event.OrderRejected rejected -> trace(rejected.orderId()).on(rejected);
            case Event.OrderFilled fill -> trace(fill.orderId()).on(fill);
            case Event.OrderClosed closed -> trace(closed.orderId()).on(closed);
            default -> {} // the engine knows the rest
        }
        sample(engine);
        publishIfDue(engine);
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.PlaceOrder order) {
            figures.orderPlaced();
            marketOfOrder.put(order.orderId(), order.market());
            if (marketOfOrder.size() > ORDERS_MAX) {
                marketOfOrder.pollFirstEntry();
            }
            trace(order.orderId()).placed(order);
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        MarketHistory history = histories.get(view.slot().instrument());
        if (history != null) {
            history.trace().wished(view.nowNs(), strategy, signal, verdict);
        }
    }

    @Override
    public void refused(MarketView view, Gate gate) {
        MarketHistory history = histories.get(view.slot().instrument());
        if (history != null) {
            history.trace().refused(view.nowNs(), gate);
        }
    }

    /// Publishes what is not published yet. To be called now and then while no event comes.
    public void idle(Engine engine) {
        if (changed || snapshots.wanting()) {
            publishIfDue(engine);
        }
    }

    /// Publishes what is there now, however lately it did so.
    public void publish(Engine engine) {
        publishedNanoTime = System.nanoTime();
        changed = false;
        snapshots.publish(snapshot(engine));
    }

    private void publishIfDue(Engine engine) {
        if (System.nanoTime() - publishedNanoTime >= settings.updateNs()) {
            publish(engine);
        }
    }

    private Snapshot snapshot(Engine engine) {
        var rows = new ArrayList<MarketRow>(histories.size());
        var details = new LinkedHashMap<String, String>();
        Set<String> watched = snapshots.watched();
        for (MarketHistory history : histories.values()) {
            MarketRow row = MarketRows.of(engine, settings.freshness(), history.slot());
            rows.add(row);
            if (watched.contains(row.slug())) {
                details.put(row.slug(), MarketPage.of(row, history));
            }
        }
        long wallMs = System.currentTimeMillis();
        return new Snapshot(
                ++sequence,
                JsonText.object(out -> figures.write(engine, wallMs, out)),
                RowJson.markets(rows),
                RowJson.distributions(DistributionRows.of(engine, settings.freshness())),
                details);
    }

    /// Takes in every open market that is not in the table yet.
    private void adopt(Engine engine) {
        for (AssetPrices prices : engine.state().assets()) {
            for (MarketSlot slot : prices.markets()) {
                histories.computeIfAbsent(slot.instrument(), _ -> new MarketHistory(slot));
            }
        }
    }

    private void onResolved(Event.MarketResolved resolved) {
        MarketHistory history = histories.get(resolved.instrument());
        if (history != null) {
            history.resolved(resolved.timeNs());
        }
    }

    /// Steps of an order whose market is gone from the table leave no trace.
    private DecisionTrace trace(long orderId) {
        Integer market = marketOfOrder.get(orderId);
        MarketHistory history = market == null ? null : histories.get(market);
        return history == null ? new DecisionTrace() : history.trace();
    }

    private void sample(Engine engine) {
        long second = Times.toEpochSecond(engine.nowNs());
        if (second <= sampledSecond) {
            return;
        }
        sampledSecond = second;
        histories.values().removeIf(history -> isOver(history, engine.nowNs()));
        dropOldestSettled();
        adopt(engine);
        for (MarketHistory history : histories.values()) {
            history.sample(engine);
        }
    }

    private static boolean isOver(MarketHistory history, long nowNs) {
        long endNs = history.slot().terms().window().endNs();
        return nowNs - SETTLED_SHOWN_NS > history.resolvedNs()
                || nowNs - UNSETTLED_SHOWN_NS > endNs;
    }

    private void dropOldestSettled() {
        List<Integer> settled =
                histories.entrySet().stream()
                        .filter(entry -> entry.getValue().resolvedNs() != Long.MAX_VALUE)
                        .map(Map.Entry::getKey)
                        .toList();
        for (int k = 0; k < settled.size() - SETTLED_MAX; k++) {
            histories.remove(settled.get(k));
        }
    }
}
