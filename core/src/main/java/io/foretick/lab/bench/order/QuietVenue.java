package io.foretick.lab.bench.order;

import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.gateway.GatewaySettings;
import io.foretick.venue.polymarket.gateway.TradingAccount;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// A venue on loopback that shows one account, always the same, and takes cancels without a word.
/// Nothing trades there; what does is `io.foretick.exchange`. Any thread.
final class QuietVenue implements AutoCloseable {

    private static final int PAGE = 100; // orders in one answer
    private static final String FIRST = "MA==";
    private static final String LAST = "LTE=";
    private static final PeerHandler SILENT =
            new PeerHandler() {
                @Override
                public void opened(Peer peer) {}

                @Override
                public void received(Peer peer, String text) {}

                @Override
                public void closed(Peer peer) {}
            };

    private final Semaphore cancels = new Semaphore(0);
    private final VenueClock clock;
    private final long cashE6;
    private final List<String> orders;
    private final LoopbackServer server;

    /// @param cashE6 what the account owns, in millionths
    /// @param orders its open orders, as the venue's JSON has them
    QuietVenue(VenueClock clock, long cashE6, List<String> orders) {
        this.clock = clock;
        this.cashE6 = cashE6;
        this.orders = List.copyOf(orders);
        this.server = LoopbackServer.start("quiet_venue", 0, Faults.NONE, this::route);
    }

    /// Connects to the account.
    ///
    /// @param arrivals takes what is heard, from any thread
    AccountReader connect(EthAddress owner, Consumer<Arrival> arrivals) {
        var credentials = new ApiCredentials(OrderWork.API_KEY, OrderWork.API_SECRET, "bench");
        return AccountReader.start(
                new GatewayEndpoints(server.httpUrl(), server.webSocketUrl(), server.httpUrl()),
                new TradingAccount(owner, owner, SignatureType.EOA, credentials),
                GatewaySettings.DEFAULT.withHeartbeat(GatewaySettings.Heartbeat.OFF),
                clock,
                arrivals);
    }

    /// Waits for a cancel of everything, each once.
    void awaitCancelAll() throws InterruptedException {
        cancels.acquire();
    }

    @Override
    public void close() {
        server.close();
    }

    private void route(JavalinConfig config) {
        LoopbackServer.webSocket(config, "/ws/user", "quiet_venue", Faults.NONE, SILENT);
        config.routes.get(
                "/time", context -> context.result(Long.toString(clock.nowNs() / 1_000_000_000)));
        config.routes.get("/version", context -> context.result("{\"version\":2}"));
        config.routes.get("/data/orders", this::listOrders);
        config.routes.get("/data/trades", context -> context.result(page(List.of(), LAST)));
        config.routes.get("/positions", context -> context.result("[]"));
        config.routes.get("/balance-allowance", this::balance);
        config.routes.delete("/orders", QuietVenue::cancelNothing);
        config.routes.delete(
                "/cancel-all",
                context -> {
                    cancels.release();
                    cancelNothing(context);
                });
    }

    private void listOrders(Context context) {
        String cursor = String.valueOf(context.queryParam("next_cursor"));
        int from = cursor.equals(FIRST) ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + PAGE, orders.size());
        String next = to == orders.size() ? LAST : Integer.toString(to);
        context.result(page(orders.subList(from, to), next));
    }

    private void balance(Context context) {
        boolean cash = "COLLATERAL".equals(context.queryParam("asset_type"));
        context.result("{\"balance\":\"%d\"}".formatted(cash ? cashE6 : 0));
    }

    private static void cancelNothing(Context context) {
        context.result("{\"canceled\":[],\"not_canceled\":{}}");
    }

    private static String page(List<String> items, String next) {
        return "{\"data\":[%s],\"next_cursor\":\"%s\"}".formatted(String.join(",", items), next);
    }
}
