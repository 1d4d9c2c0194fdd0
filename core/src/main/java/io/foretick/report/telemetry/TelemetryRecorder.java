package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;
import io.foretick.report.telemetry.MarketLog.Sheet;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.QuotingStrategy;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Writes a folder of CSV files for each market that a strategy wanted to trade, while the engine
/// runs: wishes, orders, fills, delays, and what became of the market. Called on the engine's
/// thread; a full disk ends it. Not a source of truth: that is the journal.
public final class TelemetryRecorder implements EngineObserver, AutoCloseable {

    private static final int LOGS_MAX = 512;
    private static final int ORDERS_MAX = 4_096;
    private static final String NOT_MEASURED = "";

    private final Path folder;
    private final SequencedMap<Integer, MarketLog> logs = new LinkedHashMap<>(); // last used last
    private final SequencedMap<Long, Sent> orders = new LinkedHashMap<>();
    private final FeedDelays delays = new FeedDelays();
    private final Wish wish = new Wish();
    private @Nullable Engine engine; // null until the first event

    /// A recorder for one run.
    ///
    /// @param folder where the logs go, one folder for each length of window in it; must not hold
    ///   those of another run
    public TelemetryRecorder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void applied(Event event, Engine source) {
        engine = source;
        delays.on(event);
        switch (event) {
            case Event.OrderFilled fill -> onFill(fill);
            case Event.OrderClosed closed -> onAnswer(closed.orderId(), closed.timeNs());
            case Event.OrderRejected refused -> onAnswer(refused.orderId(), refused.timeNs());
            case Event.MarketResolved resolved -> onResolved(resolved);
            default -> {} // all else shows in what strategies wish
        }
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        writeWish(view, strategy.name(), signal, verdict instanceof Verdict.Approved ? 1 : 0);
    }

    @Override
    public void outbid(MarketView view, Strategy strategy, Signal signal) {
        writeWish(view, strategy.name(), signal, 0);
    }

    @Override
    public void quoted(MarketView view, QuotingStrategy strategy, Signal signal, Verdict verdict) {
        writeWish(view, strategy.name(), signal, verdict instanceof Verdict.Approved ? 1 : 0);
    }

    /// An order follows at once on the wish behind it.
    @Override
    public void commanded(Command command) {
        MarketSlot slot = wish.slot;
        if (!(command instanceof Command.PlaceOrder order) || slot == null) {
            return;
        }
        OrderTerms terms = order.terms();
        var row = new CsvRow().millis(order.timeNs()).number(order.orderId());
        row.text(side(terms.outcome(), terms.side())).e8(terms.priceE8()).e8(terms.quantityE8());
        row.text(order.strategy()).estimate(wish.edge).price(wish.price);
        row.estimate(wish.secondsToEnd);
        log(slot).append(Sheet.ORDERS, row);
        orders.put(order.orderId(), new Sent(order, slot));
        if (orders.size() > ORDERS_MAX) {
            orders.pollFirstEntry();
        }
    }

    /// Writes all that waits, and what is known of the markets.
    @Override
    public void close() {
        logs.values().forEach(this::finish);
        logs.clear();
    }

    private void writeWish(MarketView view, String strategy, Signal signal, int selected) {
        MarketLog log = log(view.slot());
        log.strategies().add(strategy);
        wish.take(view, signal);
        var row = new CsvRow().millis(view.nowNs()).text(strategy);
        row.text(side(signal.outcome(), signal.side()));
        row.estimate(signal.edge()).estimate(signal.fair());
        row.estimate(marketPrice(view.slot().book(), signal));
        row.estimate(signal.confidence()).estimate(sizeShare(view, signal));
        row.price(view.price()).estimate(distance(view)).estimate(view.secondsToEnd());
        row.text(NOT_MEASURED).number(selected);
        log.append(Sheet.SIGNALS, row);
        delays.write(log, view.nowNs());
    }

    private void onFill(Event.OrderFilled fill) {
        Sent sent = orders.get(fill.orderId());
        if (sent == null) {
            return;
        }
        onAnswer(fill.orderId(), fill.timeNs());
        sent.filledE8 += fill.quantityE8();
        Command.PlaceOrder order = sent.order;
        boolean whole = sent.filledE8 >= order.terms().quantityE8();
        var row = new CsvRow().millis(fill.timeNs()).number(fill.orderId()).text(order.strategy());
        row.text(whole ? "filled" : "partial").e8(fill.priceE8()).e8(fill.quantityE8());
        row.estimate((fill.timeNs() - order.timeNs()) / (double) Times.MILLI_NS);
        row.e8(FillGain.ifRightE8(order.terms().side(), fill));
        log(sent.slot).append(Sheet.FILLS, row);
    }

    private void onAnswer(long orderId, long timeNs) {
        Sent sent = orders.get(orderId);
        if (sent != null && !sent.answered) {
            sent.answered = true;
            long delayNs = timeNs - sent.order.timeNs();
            FeedDelays.write(log(sent.slot), timeNs, "order_exec", delayNs);
        }
    }

    private void onResolved(Event.MarketResolved resolved) {
        MarketLog log = logs.get(resolved.instrument());
        if (log != null) {
            log.finalPriceE8(resolved.finalPriceE8());
            finish(log);
        }
    }

    /// The log of a market; the one that lay idle longest makes room for a new one.
    private MarketLog log(MarketSlot slot) {
        MarketLog log = logs.remove(slot.instrument());
        if (log == null) {
            log = new MarketLog(folder, slot);
            if (logs.size() >= LOGS_MAX) {
                finish(logs.pollFirstEntry().getValue());
            }
        }
        logs.putLast(slot.instrument(), log);
        return log;
    }

    private void finish(MarketLog log) {
        log.flush();
        if (engine != null) {
            log.writeInfo(MarketInfo.text(log, engine));
        }
    }

    private static String side(Outcome outcome, Side side) {
        return side + "_" + outcome;
    }

    /// Best price at which the wish could trade, in the token's own price; NaN without an offer.
    private static double marketPrice(Book book, Signal signal) {
        boolean takesAsks = signal.outcome() == Outcome.UP ^ signal.side() == Side.SELL;
        var ladder = takesAsks ? book.asks() : book.bids();
        if (ladder.isEmpty()) {
            return Double.NaN;
        }
        double up = E8.toDouble(ladder.priceE8(0));
        return signal.outcome() == Outcome.UP ? up : 1 - up;
    }

    /// Share of the market's cash that a buy would use, or of the tokens that a sale would give.
    private static double sizeShare(MarketView view, Signal signal) {
        double quantity = E8.toDouble(signal.quantityE8());
        if (signal.side() == Side.BUY) {
            return quantity * E8.toDouble(signal.priceE8()) / E8.toDouble(view.cashE8());
        }
        boolean up = signal.outcome() == Outcome.UP;
        return quantity / E8.toDouble(up ? view.upE8() : view.downE8());
    }

    /// How far the price lies above the strike, as a share of it; NaN while there is no strike.
    private static double distance(MarketView view) {
        double strike = E8.toDouble(view.slot().strikeE8());
        return strike > 0 ? (view.price() - strike) / strike : Double.NaN;
    }

    /// The newest wish, for the order that may follow.
    private static final class Wish {
        private @Nullable MarketSlot slot; // null until the first wish
        private double price;
        private double edge;
        private double secondsToEnd;

        void take(MarketView view, Signal signal) {
            slot = view.slot();
            price = view.price();
            edge = signal.edge();
            secondsToEnd = view.secondsToEnd();
        }
    }

    /// An order of ours and how far it has come.
    private static final class Sent {
        private final Command.PlaceOrder order;
        private final MarketSlot slot;
        private long filledE8;
        private boolean answered;

        Sent(Command.PlaceOrder order, MarketSlot slot) {
            this.order = order;
            this.slot = slot;
        }
    }
}
