package io.foretick.engine;

import io.foretick.base.DigestSink;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.forecast.Density;
import io.foretick.market.Account;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;
import io.foretick.market.OpenOrder;
import io.foretick.market.cash.Finality;
import io.foretick.risk.RiskCheck;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Roster;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The single owner of all trading state: folds events into state and answers with commands. A pure
/// function of the events so far; one thread calls it.
///
/// How it works: an event first changes the markets and the account. Then each market that it
/// concerns is evaluated: its gates (rule, strike, freshness, trust), its probability of Up, each
/// strategy that this trigger wakes, and the limits. What passes is a command.
public final class Engine {

    /// How long after its end a market without an outcome is kept open.
    private static final long UNRESOLVED_NS = 30 * Times.MINUTE_NS;

    /// What the engine is told once.
    ///
    /// @param scope which markets are traded
    /// @param freshness how old inputs may be
    /// @param limits what may be risked
    /// @param startCashE8 cash at the start
    /// @param marketBankrollE8 cash that one market may use
    /// @param finality when trades are final; where a chain settles them, the cash at the start is
    ///   what the venue reports
    public record Settings(
            Scope scope,
            Freshness freshness,
            RiskLimits limits,
            long startCashE8,
            long marketBankrollE8,
            Finality finality) {

        /// Settings for a simulated venue, whose trades are final at once.
        public Settings(
                Scope scope,
                Freshness freshness,
                RiskLimits limits,
                long startCashE8,
                long marketBankrollE8) {
            this(scope, freshness, limits, startCashE8, marketBankrollE8, Finality.AT_ONCE);
        }

        private Account account() {
            return switch (finality) {
                case AT_ONCE -> new Account(startCashE8);
                case ON_CHAIN -> Account.onChain();
            };
        }
    }

    private final MarketState state = new MarketState();
    private final Account account;
    private final Forecasts forecasts = new Forecasts();
    private final MarketGates gates;
    private final Refusals refusals = new Refusals();
    private final RiskCheck risk;
    private final Halts halts;
    private final Cancels cancels;
    private final Controls controls;
    private final Evaluation view;
    private final List<EngineObserver> observers = new ArrayList<>();
    private final Desk desk;
    private final Trader trader;
    private final Quoting quoting;
    private long nowNs = Long.MIN_VALUE;
    private long receiveNs = Long.MIN_VALUE;
    private boolean ending; // since the session said so; over as soon as a feed is there again

    /// An engine whose strategies take from the book, each of weight 1.
    public Engine(Settings settings, List<Strategy> strategies) {
        this(settings, Roster.of(strategies));
    }

    /// An engine with the strategies of a roster.
    public Engine(Settings settings, Roster roster) {
        this.account = settings.account();
        this.halts = new Halts(account);
        this.gates = new MarketGates(settings.scope(), settings.freshness(), halts);
        this.risk = new RiskCheck(settings.limits());
        this.cancels = new Cancels(account, observers);
        this.controls = new Controls(state, account, risk, halts, cancels);
        var purses = new Purses(account, roster, settings.marketBankrollE8());
        this.view = new Evaluation(settings.freshness(), purses);
        this.desk = new Desk(account, risk, refusals, cancels, observers);
        this.trader = new Trader(desk, purses, roster.taking());
        this.quoting = new Quoting(desk, account, purses, roster.quoting());
        if (roster.readsTrades()) {
            state.followTrades();
        }
    }

    /// Lets `observer` see every event, wish and command from now on.
    public void observe(EngineObserver observer) {
        observers.add(observer);
    }

    public MarketState state() {
        return state;
    }

    public Account account() {
        return account;
    }

    public Forecasts forecasts() {
        return forecasts;
    }

    public Refusals refusals() {
        return refusals;
    }

    /// What keeps the engine from trading besides prices.
    public Halts halts() {
        return halts;
    }

    /// What may be risked now, with what an operator has changed.
    public RiskLimits limits() {
        return risk.limits();
    }

    /// Time of the last event.
    public long nowNs() {
        return nowNs;
    }

    /// The receive clock, by which ages are measured.
    public long receiveNs() {
        return receiveNs;
    }

    /// Applies one event and gives the commands that follow from it.
    ///
    /// @throws IllegalStateException if time runs backwards
    public void on(Event event, Consumer<Command> commands) {
        if (event.timeNs() < nowNs) {
            throw new IllegalStateException(
                    "time ran back from " + nowNs + " to " + event.timeNs());
        }
        nowNs = event.timeNs();
        receiveNs = Math.max(receiveNs, event.at().receiveNs());
        long lastBefore = account.lastOrderId();
        apply(event, state.on(event), commands);
        if (quoting.isOn()) {
            quoting.on(event);
            withdrawShut(commands);
        }
        if (account.lastOrderId() > lastBefore) {
            controls.verify(lastBefore, nowNs, commands);
        }
        for (EngineObserver observer : observers) {
            observer.applied(event, this);
        }
    }

    /// The probability that Up wins a market, by its rule, with what is known now and however old
    /// that is; NaN if it cannot be told.
    public double probabilityUp(MarketSlot slot) {
        lookAt(slot);
        return gates.priced(view) ? view.probabilityUp() : Double.NaN;
    }

    /// The same with another forecast than the newest that was published.
    public double probabilityUp(MarketSlot slot, Density density) {
        AssetPrices prices = state.asset(slot.instrument());
        var published = new Forecasts.Published(density, receiveNs, nowNs);
        view.look(slot, prices, published, Trigger.PRICE, nowNs, receiveNs);
        return gates.priced(view) ? view.probabilityUp() : Double.NaN;
    }

    /// The coin's price in the terms of a market's rule; NaN if none is known.
    public double price(MarketSlot slot) {
        lookAt(slot);
        return view.price();
    }

    /// Log of the expected final price over the strike, by a market's rule, with what is known now
    /// and however old that is; NaN unless its window runs and both are known.
    public double returnLog(MarketSlot slot) {
        lookAt(slot);
        return gates.compared(view) ? view.returnLog() : Double.NaN;
    }

    /// Seconds from the instant that a market's price stands for to the end of its window.
    public double secondsOpen(MarketSlot slot) {
        lookAt(slot);
        return view.secondsOpen();
    }

    /// Digest of everything known.
    public long digest() {
        var sink = new DigestSink();
        save(sink);
        return sink.value();
    }

    /// Writes all state but the terms of the instruments.
    public void save(StateSink out) {
        out.add(nowNs);
        out.add(receiveNs);
        out.add(desk.lastOrderId());
        out.add(ending);
        state.save(out);
        account.save(out);
        forecasts.save(out);
        refusals.save(out);
        halts.save(out);
        risk.save(out);
        if (quoting.isOn()) {
            quoting.save(out);
        }
    }

    /// Reads what [#save] wrote, after the same instruments were listed.
    public void load(StateSource in) {
        nowNs = in.nextLong();
        receiveNs = in.nextLong();
        desk.lastOrderId(in.nextLong());
        ending = in.nextBoolean();
        state.load(in);
        account.load(in);
        forecasts.load(in);
        refusals.load(in);
        halts.load(in);
        risk.load(in);
        if (quoting.isOn()) {
            quoting.load(in);
        }
    }

    private void lookAt(MarketSlot slot) {
        AssetPrices prices = state.asset(slot.instrument());
        view.look(slot, prices, forecasts.of(prices.asset()), Trigger.PRICE, nowNs, receiveNs);
    }

    private void apply(Event event, boolean news, Consumer<Command> commands) {
        switch (event) {
            case Event.Listed listed -> account.on(listed);
            case Event.Trade trade -> onPrice(trade.instrument(), news, event, commands);
            case Event.OracleTick tick -> onPrice(tick.instrument(), news, event, commands);
            case Event.Candle candle -> onPrice(candle.instrument(), news, event, commands);
            case Event.Quote quote -> onQuote(quote, news, commands);
            case Event.BookUpdate update -> onBook(update, commands);
            case Event.DensityPublished density -> onDensity(density, commands);
            case Event.MarketResolved resolved -> onResolved(resolved);
            case Event.Tick _ -> retireUnresolved();
            case Event.OrderAccepted accepted -> controls.on(accepted, commands);
            case Event.OrderRejected rejected -> controls.on(rejected, commands);
            case Event.OrderClosed closed -> account.on(closed);
            case Event.OrderFilled fill -> onFill(fill, commands);
            case Event.BookLost _ -> {}
            case Event.TickSizeChanged _ -> {}
            case Event.StrikePublished _ -> {}
            case Event.FrameSkipped _ -> {}
            case Event.FeedDown down -> controls.on(down, commands);
            case Event.FeedUp up -> onFeedUp(up);
            case Event.Stopping _ -> withdraw(commands);
            case Event.Gap _ -> {}
            case Event.ModelChanged _ -> {}
            case Event.Controlled controlled -> controls.on(controlled, commands);
            case Event.AccountNews told -> controls.on(told, commands);
        }
    }

    private void onPrice(int instrument, boolean news, Event event, Consumer<Command> commands) {
        boolean ofMarket = state.terms(instrument) instanceof Market;
        if (news && !ofMarket) {
            evaluateAll(state.asset(instrument), Trigger.PRICE, event, commands);
        }
    }

    private void onQuote(Event.Quote quote, boolean news, Consumer<Command> commands) {
        MarketSlot slot = state.slot(quote.instrument());
        if (slot != null) {
            evaluate(slot, Trigger.QUOTE, quote, commands);
        } else if (news) {
            evaluateAll(state.asset(quote.instrument()), Trigger.PRICE, quote, commands);
        }
    }

    private void onBook(Event.BookUpdate update, Consumer<Command> commands) {
        int last = -1;
        for (int k = 0; k < update.changes().size(); k++) {
            int instrument = update.changes().instrument(k);
            if (instrument == last) {
                continue;
            }
            last = instrument;
            MarketSlot slot = state.slot(instrument);
            if (slot != null) {
                evaluate(slot, Trigger.QUOTE, update, commands);
            } else {
                evaluateAll(state.asset(instrument), Trigger.PRICE, update, commands);
            }
        }
    }

    private void onDensity(Event.DensityPublished density, Consumer<Command> commands) {
        AssetPrices prices = state.asset(density.instrument());
        forecasts.on(prices.asset(), density);
        evaluateAll(prices, Trigger.DENSITY, density, commands);
    }

    private void onFill(Event.OrderFilled fill, Consumer<Command> commands) {
        int market = marketOf(fill.orderId());
        account.on(fill);
        MarketSlot slot = market < 0 ? null : state.slot(market);
        if (slot != null) {
            evaluate(slot, Trigger.FILL, fill, commands);
        }
    }

    private void onResolved(Event.MarketResolved resolved) {
        account.on(resolved);
        MarketSlot slot = state.slot(resolved.instrument());
        if (slot != null) {
            state.retire(slot);
        }
    }

    private void withdraw(Consumer<Command> commands) {
        ending = true;
        cancels.each(nowNs, commands);
    }

    private void onFeedUp(Event.FeedUp up) {
        ending = false;
        controls.on(up);
    }

    private void retireUnresolved() {
        for (AssetPrices prices : state.assets()) {
            List<MarketSlot> slots = prices.markets();
            for (int k = slots.size() - 1; k >= 0; k--) {
                if (nowNs - slots.get(k).terms().window().endNs() > UNRESOLVED_NS) {
                    state.retire(slots.get(k));
                }
            }
        }
    }

    private int marketOf(long orderId) {
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            if (order.orderId() == orderId) {
                return order.market();
            }
        }
        return -1;
    }

    private void evaluateAll(
            AssetPrices prices, Trigger trigger, Event event, Consumer<Command> commands) {
        List<MarketSlot> slots = prices.markets();
        for (int k = 0; k < slots.size(); k++) {
            evaluate(slots.get(k), trigger, event, commands);
        }
    }

    private void evaluate(
            MarketSlot slot, Trigger trigger, Event event, Consumer<Command> commands) {
        if (!trader.wakes(trigger) && !quoting.wakes(trigger)) {
            return;
        }
        AssetPrices prices = state.asset(slot.instrument());
        view.look(slot, prices, forecasts.of(prices.asset()), trigger, nowNs, receiveNs);
        Gate gate = ending ? Gate.HALTED : gates.check(view);
        if (gate == Gate.OPEN) {
            trader.evaluate(view, event, commands);
            quoting.evaluate(view, event, commands);
        } else {
            desk.refuse(view, gate);
        }
    }

    /// Cancels the quotes of every market that has a gate shut. Asked after each event, because
    /// silence shuts gates too.
    private void withdrawShut(Consumer<Command> commands) {
        for (int k = 0; k < account.openOrders() && !ending; k++) {
            OpenOrder order = account.openOrder(k);
            MarketSlot slot = Quoting.isQuote(order) ? state.slot(order.market()) : null;
            if (slot != null) {
                lookAt(slot);
                if (gates.check(view) != Gate.OPEN) {
                    quoting.cancel(order, nowNs, commands);
                }
            }
        }
    }
}
