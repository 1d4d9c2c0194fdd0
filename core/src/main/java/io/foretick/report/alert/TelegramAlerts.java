package io.foretick.report.alert;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.live.FillState;
import io.foretick.market.MarketSlot;
import io.foretick.market.OpenOrder;
import io.foretick.report.alert.FeedChanges.State;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/// Tells a Telegram chat of markets that start and end, orders, fills, fills that failed, orders of
/// unknown fate, halts and an operator's words, and feeds that are lost or back. Called on the
/// engine's thread and never makes it wait: what does not fit the queue is dropped and counted. Not
/// for replays, which would tell everything again.
public final class TelegramAlerts implements EngineObserver, AutoCloseable {

    private static final int ORDERS_MAX = 4_096;

    private final AlertSender sender;
    private final FeedChanges feeds;
    private final HaltChanges halts;
    private final PriorityQueue<MarketSlot> coming =
            new PriorityQueue<>(Comparator.comparingLong(TelegramAlerts::startNs));
    private final Set<Integer> open = new HashSet<>(); // listed, and its end not told
    private final SequencedMap<Long, Sent> orders = new LinkedHashMap<>();
    private boolean begun;
    private @Nullable MarketSlot wished; // null until the first wish
    private double wishedEdge;

    private record Sent(MarketSlot slot, OrderTerms terms) {}

    /// Starts the thread that sends.
    public TelegramAlerts(TelegramSettings settings) {
        this.sender = new AlertSender(settings);
        this.feeds = new FeedChanges(sender::offer);
        this.halts = new HaltChanges(sender::offer);
    }

    @Override
    public void applied(Event event, Engine engine) {
        if (!begun) {
            begin(engine);
        }
        switch (event) {
            case Event.Listed listed -> await(listed.instrument(), engine);
            case Event.Tick tick -> onTick(tick.timeNs());
            case Event.MarketResolved resolved -> onResolved(resolved, engine);
            case Event.FeedDown down -> feeds.on(down.feed(), State.DOWN, down.timeNs());
            case Event.FeedUp up -> feeds.on(up.feed(), State.UP, up.timeNs());
            case Event.OrderFilled fill -> onFilled(fill);
            case Event.OrderRejected refused ->
                    tell(refused.orderId(), slot -> AlertTexts.refused(slot, refused));
            case Event.FillMoved moved when moved.state() == FillState.FAILED ->
                    tell(moved.orderId(), slot -> AlertTexts.reversed(slot, moved));
            case Event.OrderUnknown unknown ->
                    tell(unknown.orderId(), slot -> AlertTexts.unknown(slot, unknown));
            case Event.Controlled controlled ->
                    sender.offer(AlertTexts.controlled(controlled.control()));
            case Event.Unexplained unexplained -> onUnexplained(unexplained, engine);
            case Event.Stopping _ -> sender.offer("session stops");
            default -> {} // all else is too frequent or no news
        }
        halts.on(event, engine);
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        wished = view.slot();
        wishedEdge = signal.edge();
    }

    @Override
    public void quoted(MarketView view, QuotingStrategy strategy, Signal signal, Verdict verdict) {
        wished = view.slot();
        wishedEdge = signal.edge();
    }

    /// An order follows at once on the wish behind it. Quotes come too often to be told; their
    /// fills are.
    @Override
    public void commanded(Command command) {
        MarketSlot slot = wished;
        if (command instanceof Command.PlaceOrder order && slot != null) {
            orders.put(order.orderId(), new Sent(slot, order.terms()));
            if (orders.size() > ORDERS_MAX) {
                orders.pollFirstEntry();
            }
            if (!order.terms().postOnly()) {
                sender.offer(AlertTexts.placed(slot, order, wishedEdge));
            }
        }
    }

    /// Trading was halted: by a limit, a person, or a fault that ended the session. Any thread.
    public void halted(String reason) {
        sender.offer("HALTED: " + reason);
    }

    /// Alerts that found the queue full. Any thread.
    public long dropped() {
        return sender.dropped();
    }

    /// Messages that Telegram took; one may hold many alerts. Any thread.
    public long sent() {
        return sender.sent();
    }

    /// Messages that were given up. Any thread.
    public long failed() {
        return sender.failed();
    }

    /// Sends what waits, for a few seconds at most.
    @Override
    public void close() {
        sender.close();
    }

    /// After a restart markets and orders are known without having been told again.
    private void begin(Engine engine) {
        begun = true;
        for (int k = 0; k < engine.state().instruments(); k++) {
            await(k, engine);
        }
        for (int k = 0; k < engine.account().openOrders(); k++) {
            OpenOrder order = engine.account().openOrder(k);
            MarketSlot slot = engine.state().slot(order.market());
            if (slot != null) {
                orders.putIfAbsent(order.orderId(), new Sent(slot, order.terms()));
            }
        }
    }

    private void await(int instrument, Engine engine) {
        MarketSlot slot = engine.state().slot(instrument);
        if (slot == null || slot.resolution() != null || !open.add(instrument)) {
            return;
        }
        if (startNs(slot) > engine.nowNs()) {
            coming.add(slot);
        }
    }

    private void onTick(long nowNs) {
        feeds.onTime(nowNs);
        MarketSlot next = coming.peek();
        while (next != null && startNs(next) <= nowNs) {
            sender.offer(AlertTexts.started(next));
            coming.remove();
            next = coming.peek();
        }
    }

    private void onResolved(Event.MarketResolved resolved, Engine engine) {
        MarketSlot slot = engine.state().slot(resolved.instrument());
        if (slot != null && open.remove(resolved.instrument())) {
            var position = engine.account().position(resolved.instrument());
            sender.offer(AlertTexts.ended(slot, resolved, position));
        }
    }

    private void onFilled(Event.OrderFilled fill) {
        Sent sent = orders.get(fill.orderId());
        if (sent != null) {
            sender.offer(AlertTexts.filled(sent.slot, sent.terms, fill));
        }
    }

    private void tell(long orderId, Function<MarketSlot, String> text) {
        Sent sent = orders.get(orderId);
        if (sent != null) {
            sender.offer(text.apply(sent.slot));
        }
    }

    private void onUnexplained(Event.Unexplained unexplained, Engine engine) {
        int instrument = unexplained.instrument();
        MarketSlot slot = instrument < 0 ? null : engine.state().slot(instrument);
        String place = slot == null ? "the account" : slot.terms().slug();
        sender.offer(AlertTexts.unexplained(place, unexplained));
    }

    private static long startNs(MarketSlot slot) {
        Market market = slot.terms();
        return market.window().startNs();
    }
}
