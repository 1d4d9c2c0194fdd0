package io.foretick.report.page;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Window;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.Position;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Samples what the page plots while an engine runs: equity, and the course of some markets. Its
/// memory is bounded however long the run and however many its markets. For plots only: figures
/// come from the run's summary.
///
/// Equity is cash plus tokens, each marked at the middle of its market's last trusted two-sided
/// book, or at our own fill's price before there was one.
public final class CurveRecorder implements EngineObserver {

    static final int EQUITY_POINTS_MAX = 2_000;

    /// How many markets are plotted.
    static final int MARKETS_MAX = 8;

    private static final int CANDIDATES_MAX = 64;
    private static final int ORDERS_MAX = 4_096;
    private static final long LEAD_NS = Times.MINUTE_NS;

    /// Most interesting first: those we traded in, then those seen longest.
    private static final Comparator<MarketCurve> BY_INTEREST =
            Comparator.comparing((MarketCurve curve) -> curve.fills().isEmpty())
                    .thenComparingLong(curve -> -curve.samples().offered())
                    .thenComparingLong(curve -> curve.window().startNs())
                    .thenComparing(curve -> curve.terms().slug());

    private final SampledSeries equity = new SampledSeries(EQUITY_POINTS_MAX, 1, Times.SECOND_NS);
    private final SequencedMap<Integer, MarketCurve> curves = new LinkedHashMap<>();
    private final SequencedMap<Long, Command.PlaceOrder> orders = new LinkedHashMap<>();
    private final Map<Integer, Long> marksE8 = new LinkedHashMap<>(); // Up price by held market
    private long sampledSecond = Long.MIN_VALUE;
    private long firstNs = Times.UNKNOWN_NS;
    private long lastNs = Times.UNKNOWN_NS;

    @Override
    public void applied(Event event, Engine engine) {
        lastNs = event.timeNs();
        if (firstNs == Times.UNKNOWN_NS) {
            firstNs = lastNs;
            sampleEquity(engine);
        }
        switch (event) {
            case Event.Tick _ -> onTick(engine);
            case Event.OrderFilled fill -> onFill(fill, engine);
            case Event.MarketResolved resolved -> onResolved(resolved, engine);
            default -> {} // plots need no more
        }
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.PlaceOrder order) {
            orders.put(order.orderId(), order);
            if (orders.size() > ORDERS_MAX) {
                orders.pollFirstEntry();
            }
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        // wishes are not plotted
    }

    /// Time of the first event, or [Times#UNKNOWN_NS].
    long firstNs() {
        return firstNs;
    }

    /// Time of the last event, or [Times#UNKNOWN_NS].
    long lastNs() {
        return lastNs;
    }

    /// Equity over time; one column, in dollars.
    SampledSeries equity() {
        return equity;
    }

    /// The markets worth a plot, by the start of their windows.
    List<MarketCurve> markets() {
        return curves.values().stream()
                .sorted(BY_INTEREST)
                .limit(MARKETS_MAX)
                .sorted(Comparator.comparingLong(curve -> curve.window().startNs()))
                .toList();
    }

    /// How many markets are held in memory.
    int candidates() {
        return curves.size();
    }

    /// What the fill paid, in terms of the Up token.
    static long upPriceE8(Command.PlaceOrder order, Event.OrderFilled fill) {
        return order.terms().outcome() == Outcome.UP ? fill.priceE8() : E8.ONE - fill.priceE8();
    }

    private void onTick(Engine engine) {
        long second = Times.toEpochSecond(engine.nowNs());
        if (second <= sampledSecond) {
            return;
        }
        sampledSecond = second;
        sampleEquity(engine);
        for (AssetPrices prices : engine.state().assets()) {
            for (MarketSlot slot : prices.markets()) {
                sample(slot, engine);
            }
        }
    }

    private void onFill(Event.OrderFilled fill, Engine engine) {
        Command.PlaceOrder order = orders.get(fill.orderId());
        if (order == null) {
            return;
        }
        MarketCurve curve = curves.get(order.market());
        if (curve != null) {
            curve.fill(order, fill);
        }
        if (!engine.account().position(order.market()).resolved()) {
            marksE8.putIfAbsent(order.market(), upPriceE8(order, fill));
        }
        sampleEquity(engine);
    }

    private void onResolved(Event.MarketResolved resolved, Engine engine) {
        marksE8.remove(resolved.instrument());
        MarketCurve curve = curves.get(resolved.instrument());
        MarketSlot slot = engine.state().slot(resolved.instrument());
        if (curve != null && slot != null) {
            curve.resolve(slot);
        }
        sampleEquity(engine);
    }

    private void sampleEquity(Engine engine) {
        long sumE8 = engine.account().cashE8();
        for (Map.Entry<Integer, Long> held : marksE8.entrySet()) {
            MarketSlot slot = engine.state().slot(held.getKey());
            if (slot != null && slot.book().trusted() && slot.book().twoSided()) {
                held.setValue(slot.book().midE8());
            }
            sumE8 += worthE8(engine.account().position(held.getKey()), held.getValue());
        }
        equity.add(engine.nowNs(), E8.toDouble(sumE8));
    }

    private static long worthE8(Position position, long upE8) {
        return E8.multiply(position.heldE8(Outcome.UP), upE8)
                + E8.multiply(position.heldE8(Outcome.DOWN), E8.ONE - upE8);
    }

    private void sample(MarketSlot slot, Engine engine) {
        Window window = slot.comparedWindow();
        long nowNs = engine.nowNs();
        if (nowNs < window.startNs() - LEAD_NS || nowNs > window.endNs()) {
            return;
        }
        MarketCurve curve = curves.get(slot.instrument());
        if (curve == null && hasRoom(nowNs)) {
            curve = new MarketCurve(slot);
            curves.put(slot.instrument(), curve);
        }
        if (curve != null) {
            curve.sample(engine, slot);
        }
    }

    /// Makes room, where it is needed, by letting go of the dullest market that has ended.
    private boolean hasRoom(long nowNs) {
        if (curves.size() < CANDIDATES_MAX) {
            return true;
        }
        return curves.entrySet().stream()
                .filter(entry -> entry.getValue().window().endNs() < nowNs)
                .max(Map.Entry.comparingByValue(BY_INTEREST))
                .map(dullest -> curves.remove(dullest.getKey(), dullest.getValue()))
                .orElse(false);
    }
}
