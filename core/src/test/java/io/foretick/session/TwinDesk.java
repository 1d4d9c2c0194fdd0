package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.risk.Verdict;
import io.foretick.session.NaiveDocumentD.Wish;
import io.foretick.strategy.Gate;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Plays a session to a real engine and to the naive twin, and holds each wish of the one to that
/// of the other, event by event. Every order is killed at once, so that both always start from
/// nothing held.
final class TwinDesk implements EngineObserver {

    private static final double POSITION_USD = 100;
    private static final double NEAR = 1e-9;

    private final TwinSession session;
    private final NaiveDocumentD twin;
    private final Engine engine;
    private final List<Wish> heard = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private long wishes;

    /// @param settings of the engine, `key=value`
    TwinDesk(TwinSession session, List<String> settings) {
        this.session = session;
        this.twin = new NaiveDocumentD(session.window());
        var reader = new ConfigReader().flag("risk.max_position_usd=" + POSITION_USD);
        settings.forEach(reader::flag);
        this.engine = Wiring.engine(reader.read(), List.of());
        engine.observe(this);
    }

    Engine engine() {
        return engine;
    }

    /// Plays all of it.
    ///
    /// @param expected which of the twin's wishes the engine must show
    /// @return how many wishes there were
    long play(UnaryOperator<List<Wish>> expected) {
        for (Event event : session.events()) {
            heard.clear();
            gates.clear();
            dispatch(event);
            twin.on(event);
            if (event instanceof Event.BookUpdate) {
                compare(event.timeNs(), expected.apply(twin.wishes(event.timeNs())));
            } else {
                assertEquals(List.of(), heard, "they act on quotes of the market only");
            }
        }
        return wishes;
    }

    @Override
    public void applied(Event event, Engine engine) {}

    @Override
    public void commanded(Command command) {
        commands.add(command);
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {
        assertEquals(Side.BUY, signal.side());
        double price = E8.toDouble(signal.priceE8());
        heard.add(
                new Wish(
                        strategy.name(),
                        signal.outcome(),
                        signal.fair(),
                        price,
                        signal.confidence(),
                        E8.toDouble(signal.quantityE8()) * price / POSITION_USD));
        assertEquals(signal.fair() - price, signal.edge(), NEAR);
    }

    @Override
    public void refused(MarketView view, Gate gate) {
        gates.add(gate);
    }

    private void compare(long nowNs, List<Wish> wanted) {
        assertEquals(
                wanted.stream().map(Wish::strategy).toList(),
                heard.stream().map(Wish::strategy).toList(),
                () -> nowNs + ": " + wanted + " against " + heard + ", " + gates);
        for (int k = 0; k < wanted.size(); k++) {
            Wish want = wanted.get(k);
            Wish got = heard.get(k);
            assertEquals(want.token(), got.token());
            assertEquals(want.fair(), got.fair(), NEAR);
            assertEquals(want.price(), got.price(), NEAR);
            assertEquals(want.confidence(), got.confidence(), NEAR);
            assertEquals(want.share(), got.share(), 0.011 / POSITION_USD); // a lot's worth
            wishes++;
        }
    }

    private void dispatch(Event event) {
        engine.on(event, _ -> {});
        for (Command command : List.copyOf(commands)) {
            if (command instanceof Command.PlaceOrder order) {
                Stamp at = Stamp.internal(event.timeNs(), Source.EXECUTION);
                var killed = new Event.OrderClosed(at, order.orderId(), CloseReason.KILLED);
                engine.on(killed, _ -> {});
            }
        }
        commands.clear();
    }
}
