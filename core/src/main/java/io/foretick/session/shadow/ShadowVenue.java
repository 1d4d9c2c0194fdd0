package io.foretick.session.shadow;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Makes of every order what the real venue would be sent, and lets a simulated venue fill it. Used
/// by the session's thread.
public final class ShadowVenue implements Venue {

    /// Takes an order that would be sent now, on the session's thread; must come back at once.
    @FunctionalInterface
    public interface Rehearsal {

        /// Makes of an order what would be sent.
        ///
        /// @param market its terms as they are listed now
        /// @param tickE8 the market's price step now
        void take(Command.PlaceOrder order, Market market, long tickE8);
    }

    private record Terms(Market market, long tickE8) {}

    private final Venue simulated;
    private final Map<Integer, Terms> markets = new HashMap<>();
    private @Nullable Rehearsal
            rehearsal; // null until the session runs: what was, is not rehearsed

    /// @param simulated fills the orders
    public ShadowVenue(Venue simulated) {
        this.simulated = simulated;
    }

    /// From now on every order is rehearsed.
    public void begin(Rehearsal with) {
        rehearsal = with;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Listed(var _, int number, Market market) ->
                    markets.put(number, new Terms(market, market.tickE8()));
            case Event.TickSizeChanged changed ->
                    markets.computeIfPresent(
                            changed.instrument(),
                            (_, terms) -> new Terms(terms.market(), changed.tickE8()));
            case Event.MarketResolved resolved -> markets.remove(resolved.instrument());
            default -> {} // nothing else says how an order must look
        }
        simulated.on(event);
    }

    @Override
    public void execute(Command command) {
        if (rehearsal != null && command instanceof Command.PlaceOrder order) {
            Terms terms = markets.get(order.market());
            if (terms != null) {
                rehearsal.take(order, terms.market(), terms.tickE8());
            }
        }
        simulated.execute(command);
    }

    @Override
    public long deliver(long untilNs, Consumer<Event> sink) {
        return simulated.deliver(untilNs, sink);
    }

    @Override
    public void save(StateSink out) {
        simulated.save(out);
    }

    @Override
    public void load(StateSource in) {
        simulated.load(in);
    }
}
