package io.foretick.session.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Markets;
import io.foretick.venue.Venue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class ShadowVenueTest {

    private static final Stamp AT = Stamp.internal(1, Source.ENGINE);
    private static final long MILL_E8 = E8.ONE / 1_000;

    private final Told simulated = new Told();
    private final ShadowVenue venue = new ShadowVenue(simulated);
    private final List<String> rehearsed = new ArrayList<>();

    @Test
    void theSimulatedVenueHearsAllAndTheRehearsalEveryOrder() {
        list();
        venue.begin(this::rehearse);
        venue.execute(order(1));
        venue.execute(new Command.CancelOrder(1, 1));
        assertEquals(List.of("1 at 1000000"), rehearsed);
        assertEquals(2, simulated.commands.size());
        assertEquals(1, simulated.events.size());
    }

    @Test
    void anOrderIsRehearsedAtTheTickOfItsTime() {
        list();
        venue.begin(this::rehearse);
        venue.on(new Event.TickSizeChanged(AT, 0, MILL_E8));
        venue.execute(order(1));
        assertEquals(List.of("1 at 100000"), rehearsed);
    }

    @Test
    void whatWasBeforeTheSessionRunsIsNotRehearsed() {
        list();
        venue.execute(order(1));
        venue.begin(this::rehearse);
        venue.on(new Event.MarketResolved(AT, 0, Resolution.UP, 0));
        venue.execute(order(2));
        assertEquals(List.of(), rehearsed);
        assertEquals(2, simulated.commands.size());
    }

    private void rehearse(Command.PlaceOrder order, Market market, long tickE8) {
        rehearsed.add(order.orderId() + " at " + tickE8);
    }

    private void list() {
        venue.on(new Event.Listed(AT, 0, Markets.fiveMinutes("btc-updown-5m-1", Markets.FEES)));
    }

    private static Command.PlaceOrder order(long id) {
        var terms =
                new OrderTerms(
                        Outcome.UP, Side.BUY, E8.ONE / 2, 5 * E8.ONE, TimeInForce.FAK, false, 0);
        return new Command.PlaceOrder(1, id, 0, "test", terms);
    }

    private static final class Told implements Venue {
        private final List<Event> events = new ArrayList<>();
        private final List<Command> commands = new ArrayList<>();

        @Override
        public void on(Event event) {
            events.add(event);
        }

        @Override
        public void execute(Command command) {
            commands.add(command);
        }

        @Override
        public long deliver(long untilNs, Consumer<Event> sink) {
            return NOTHING_DUE_NS;
        }

        @Override
        public void save(StateSink out) {}

        @Override
        public void load(StateSource in) {}
    }
}
