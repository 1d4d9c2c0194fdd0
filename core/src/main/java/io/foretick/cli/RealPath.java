package io.foretick.cli;

import io.foretick.event.Command;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.session.Config;
import io.foretick.venue.Venue;
import io.foretick.venue.polymarket.account.AccountListener;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.gateway.ClobGateway;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.trade.LiveVenue;
import io.foretick.venue.polymarket.trade.OrderPlanner;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Orders that are signed and sent to Polymarket, or to whoever speaks its protocol at the
/// configured addresses.
final class RealPath implements OrderPath {

    private final TradingKeys keys;
    private final LiveVenue venue;
    private @Nullable OrderPlanner planner; // null until the journal is open: nothing is planned

    /// @param keys belong to the caller
    RealPath(Config config, TradingKeys keys) {
        this.keys = keys;
        this.venue = new LiveVenue(config.account().orders(), this::plan);
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public AccountListener account() {
        return venue;
    }

    @Override
    public List<Source> feeds() {
        return List.of(Source.POLYMARKET_ACCOUNT);
    }

    @Override
    public Running begin(Desk desk) {
        planner = keys.planner(desk.journal().sessionId());
        AccountReader reader =
                AccountReader.start(
                        keys.endpoints(),
                        keys.account(),
                        desk.config().account().gateway(),
                        desk.clock(),
                        desk.queue()::offer);
        ClobGateway gateway = ClobGateway.start(reader, keys::body, desk.journal()::sync);
        venue.connect(gateway, desk.clock().nowNs());
        return new Connected(reader, gateway);
    }

    private OrderPlan plan(Command.PlaceOrder command, Market market, long tickE8) {
        if (planner == null) {
            throw new IllegalStateException("an order before the session runs");
        }
        return planner.plan(command, market, tickE8);
    }

    private final class Connected implements Running {

        private final AccountReader reader;
        private final ClobGateway gateway;

        Connected(AccountReader reader, ClobGateway gateway) {
            this.reader = reader;
            this.gateway = gateway;
        }

        @Override
        public void kill() {
            gateway.kill();
        }

        @Override
        public void revive() {
            gateway.revive();
        }

        @Override
        public Map<String, Boolean> faults() {
            return gateway.faults();
        }

        @Override
        public int openOrders() throws IOException, InterruptedException {
            return reader.openOrders().size();
        }

        @Override
        public void summarise(ObjectNode live) {
            live.putObject("account")
                    .put("reconciled", venue.ready())
                    .put("strays", venue.strays())
                    .put("unreadable", reader.unreadable())
                    .put("order_version", reader.orderVersion().orElse(0))
                    .put("reconnects", reader.health().reconnects());
        }

        @Override
        public void close() {
            gateway.close();
            reader.close();
        }
    }
}
