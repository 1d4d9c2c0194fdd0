package io.foretick.cli;

import io.foretick.event.Command;
import io.foretick.event.Market;
import io.foretick.session.shadow.ShadowVenue;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.trade.OrderPlanner;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Makes and signs what would be sent, on a thread of its own, and throws it away.
final class Rehearsals implements ShadowVenue.Rehearsal, AutoCloseable {

    private final TradingKeys keys;
    private final OrderPlanner planner;
    private final Consumer<String> problems;
    private final AtomicLong signed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unmade = new AtomicLong();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("foretick-rehearsal").factory());

    /// @param planner of the session
    /// @param problems is told of each order that could not be made or signed
    Rehearsals(TradingKeys keys, OrderPlanner planner, Consumer<String> problems) {
        this.keys = keys;
        this.planner = planner;
        this.problems = problems;
    }

    /// Orders that could have been sent.
    long signed() {
        return signed.get();
    }

    /// Orders that the venue's own rules would have stopped here, such as one of too few shares.
    long refused() {
        return refused.get();
    }

    /// Orders that could not be made or signed though nothing is wrong with them.
    long unmade() {
        return unmade.get();
    }

    @Override
    public void take(Command.PlaceOrder order, Market market, long tickE8) {
        worker.execute(() -> rehearse(order, market, tickE8));
    }

    private void rehearse(Command.PlaceOrder order, Market market, long tickE8) {
        try {
            switch (planner.plan(order, market, tickE8)) {
                case OrderPlan.Ready ready -> {
                    keys.body(ready.request());
                    signed.incrementAndGet();
                }
                case OrderPlan.Refused(String reason) -> {
                    refused.incrementAndGet();
                    problems.accept("order " + order.orderId() + " would stay here: " + reason);
                }
            }
        } catch (IOException | RuntimeException e) {
            unmade.incrementAndGet();
            problems.accept("order " + order.orderId() + " cannot be made: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
