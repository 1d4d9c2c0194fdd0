package io.foretick.venue.polymarket.gateway;

import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.ClobHttp;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.gateway.rest.RequestBudget;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What all that talk to the venue for one account share.
///
/// @param executor runs what may wait
record Line(
        GatewaySettings settings,
        VenueClock clock,
        ClobHttp http,
        RequestBudget budget,
        News news,
        Standing standing,
        Executor executor) {

    private static final System.Logger LOG = System.getLogger(Line.class.getName());

    /// Sends a request and comes back when it is on its way.
    ///
    /// @param then takes the outcome, on a thread that may wait
    void sendThen(Ask ask, Consumer<Outcome> then) {
        var _ =
                http.send(ask)
                        .thenAcceptAsync(then, executor)
                        .whenComplete((_, fault) -> note(ask, fault));
    }

    /// A fault of our own; the order or cancel it concerns stays without an answer.
    private static void note(Ask ask, @Nullable Throwable fault) {
        if (fault != null) {
            LOG.log(System.Logger.Level.ERROR, ask + " is not dealt with", fault);
        }
    }
}
