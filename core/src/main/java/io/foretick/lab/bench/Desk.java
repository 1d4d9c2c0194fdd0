package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Freshness;
import io.foretick.engine.Scope;
import io.foretick.event.BookChanges;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.lab.bench.scratch.ScratchJournal;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A trading desk that lasts a minute: an engine whose markets all have trusted fresh books,
/// strikes and densities, so that nothing stops an evaluation short. Every order is killed at once.
/// Owned by one benchmark; not a session: time passes by a millisecond with each stamp.
final class Desk implements Consumer<Command> {

    private static final int STAMPS_MAX = 50_000;
    private static final int REFRESH_EVERY = 500;
    private static final int PRICES = 1 << 12;
    private static final long[] PRICES_E8 = DeskEvents.prices(PRICES);

    /// How many coins there are, and how many markets each has.
    record Size(int coins, int marketsEach) {}

    private final Engine engine;
    private final @Nullable ScratchJournal journal; // null where nothing is journalled
    private final BookChanges.Builder changes = new BookChanges.Builder();
    private final List<Event.Listed> listed = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private long timeNs = DeskEvents.START_NS;
    private long stamps;
    private long refreshAt;
    private long tradeId;

    Desk(Size size, RiskLimits limits, @Nullable ScratchJournal journal) {
        this.journal = journal;
        this.engine = engine(limits);
        for (int coin = 0; coin < size.coins(); coin++) {
            open("COIN" + coin, size.marketsEach());
        }
        ready();
    }

    /// The pair whose price moves.
    static Instrument.Spot pair() {
        return new Instrument.Spot(Source.BINANCE, "COIN0USDT", "COIN0", E8.ONE / 100);
    }

    /// An engine that knows nothing yet.
    static Engine engine(RiskLimits limits) {
        var settings =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        limits,
                        10_000 * E8.ONE,
                        100 * E8.ONE);
        return new Engine(settings, List.of(new DensityKelly(DensityKelly.Settings.DEFAULT)));
    }

    Engine engine() {
        return engine;
    }

    /// How many commands the last event gave.
    int commands() {
        return commands.size();
    }

    /// Whether the minute is over.
    boolean isSpent() {
        return stamps >= STAMPS_MAX;
    }

    /// Kills what was ordered, and renews books and forecasts where they are due.
    void ready() {
        for (Command command : List.copyOf(commands)) {
            if (command instanceof Command.PlaceOrder order) {
                dispatch(
                        new Event.OrderClosed(
                                stamp(Source.EXECUTION), order.orderId(), CloseReason.KILLED));
            }
        }
        commands.clear();
        if (stamps >= refreshAt) {
            refreshAt = stamps + REFRESH_EVERY;
            listed.forEach(this::refresh);
            commands.clear(); // nobody answers what an opening book calls forth
        }
    }

    /// A trade of the first coin at the next price.
    Event.Trade trade() {
        tradeId++;
        long priceE8 = priceE8(tradeId);
        return new Event.Trade(stamp(Source.BINANCE), 0, tradeId, priceE8, E8.ONE, Side.BUY);
    }

    /// Best bid and ask of the first coin at the next price.
    Event.Quote quote() {
        long priceE8 = priceE8(++tradeId);
        long stepE8 = E8.ONE / 100;
        return new Event.Quote(
                stamp(Source.BINANCE), 0, tradeId, priceE8, E8.ONE, priceE8 + stepE8, E8.ONE);
    }

    /// A change of one bid and one ask behind the best of the first market.
    Event.BookUpdate bookChange() {
        Event.Listed market = listed.get(1);
        long step = 2 + tradeId++ % 8;
        changes.reset()
                .bid(market.instrument(), (50 - step) * E8.ONE / 100, step * 70 * E8.ONE)
                .ask(market.instrument(), (50 + step) * E8.ONE / 100, step * 90 * E8.ONE);
        return new Event.BookUpdate(stamp(Source.POLYMARKET_CLOB), 0, 0, changes.build());
    }

    /// A price of the walk.
    static long priceE8(long number) {
        return PRICES_E8[(int) number & (PRICES - 1)];
    }

    /// Journals an event and gives it to the engine.
    void dispatch(Event event) {
        if (journal != null) {
            journal.append(event);
        }
        engine.on(event, this);
    }

    @Override
    public void accept(Command command) {
        if (journal != null) {
            journal.append(command);
        }
        commands.add(command);
    }

    /// The stamp of the next message.
    Stamp stamp(Source source) {
        stamps++;
        timeNs += Times.MILLI_NS;
        return new Stamp(timeNs, timeNs, timeNs, stamps, source);
    }

    private void open(String coin, int markets) {
        list(new Instrument.Spot(Source.BINANCE, coin + "USDT", coin, E8.ONE / 100));
        for (int k = 0; k < markets; k++) {
            int market = list(DeskEvents.market(coin, k));
            dispatch(
                    new Event.StrikePublished(
                            stamp(Source.MARKET_LIST), market, DeskEvents.PRICE_E8));
        }
    }

    private int list(Instrument terms) {
        var event = new Event.Listed(stamp(Source.MARKET_LIST), listed.size(), terms);
        listed.add(event);
        dispatch(event);
        return event.instrument();
    }

    private void refresh(Event.Listed each) {
        int number = each.instrument();
        if (each.terms() instanceof Instrument.Spot) {
            Stamp at = Stamp.internal(timeNs, Source.ENGINE);
            dispatch(new Event.DensityPublished(at, number, timeNs, 1, 1, DeskEvents.curve()));
            dispatch(
                    new Event.Trade(
                            stamp(Source.BINANCE), number, 0, DeskEvents.PRICE_E8, 1, Side.BUY));
        } else {
            changes.reset();
            DeskEvents.addBook(changes, number);
            Stamp at = stamp(Source.POLYMARKET_CLOB);
            dispatch(new Event.BookUpdate(at, 0, 0, changes.build()));
        }
    }
}
