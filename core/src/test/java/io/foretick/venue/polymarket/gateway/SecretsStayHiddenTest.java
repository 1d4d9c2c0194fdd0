package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.gateway.login.Login;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.ClobHttp;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.node.JsonNodeFactory;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A venue that quotes all it is sent, in errors and when it hangs up: none of our secrets comes
/// back into what we tell.
@Timeout(30)
class SecretsStayHiddenTest {

    private static final List<String> CANARIES =
            List.of("canary-key-7f3a", "Y2FuYXJ5LXNlY3JldC85YQ==", "canary-phrase-c41d");
    private static final ApiCredentials CREDENTIALS =
            new ApiCredentials(CANARIES.get(0), CANARIES.get(1), CANARIES.get(2));

    private final TestOrders orders = TestOrders.ofWallet(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> urls = new CopyOnWriteArrayList<>();
    private LoopbackServer server;

    @BeforeEach
    void start() {
        server =
                LoopbackServer.start(
                        "echo",
                        0,
                        Faults.NONE,
                        config -> {
                            LoopbackServer.webSocket(
                                    config, "/ws/user", "echo", Faults.NONE, new Parrot());
                            config.routes.post("/order", SecretsStayHiddenTest::quote);
                            config.routes.delete("/order", SecretsStayHiddenTest::quote);
                            config.routes.post("/auth/api-key", SecretsStayHiddenTest::quote);
                            config.routes.before(context -> urls.add(context.fullUrl()));
                            config.routes.get("/time", context -> context.result("1790899140"));
                        });
    }

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
    }

    private static void quote(Context context) {
        String all = context.headerMap() + context.body();
        context.status(400)
                .result(JsonNodeFactory.instance.objectNode().put("error", cut(all)).toString());
    }

    // Errors are cut to a line, so the secrets have to come first.
    private static String cut(String all) {
        int at = Math.max(all.indexOf("canary"), 0);
        return String.join(" ", CANARIES) + all.substring(at);
    }

    private static final class Parrot implements PeerHandler {
        @Override
        public void opened(Peer peer) {}

        @Override
        public void received(Peer peer, String text) {
            peer.send("[]");
            peer.close(1008, String.join(" ", CANARIES));
        }

        @Override
        public void closed(Peer peer) {}
    }

    private static void assertHidden(String text) {
        CANARIES.forEach(canary -> assertFalse(text.contains(canary), text));
    }

    @Test
    void newsAndHealthHoldNone() {
        List<Arrival> arrivals = new CopyOnWriteArrayList<>();
        EthAddress address = orders.key().address();
        var account = new TradingAccount(address, address, SignatureType.EOA, CREDENTIALS);
        assertHidden(account.toString());
        var endpoints = new GatewayEndpoints(server.httpUrl(), server.webSocketUrl(), "");
        try (var reader =
                        AccountReader.start(
                                endpoints,
                                account,
                                GatewaySettings.DEFAULT,
                                VenueClock.wall(),
                                arrivals::add);
                var gateway =
                        ClobGateway.start(
                                reader,
                                request -> orders.body(request, CREDENTIALS),
                                JournalBarrier.NONE)) {
            gateway.place(orders.request(1));
            gateway.cancel(List.of("0x12"));
            Eventually.holds(
                    () ->
                            arrivals.stream().anyMatch(each -> each.toString().contains("Answered"))
                                    && arrivals.stream()
                                            .anyMatch(each -> each.toString().contains("0x12"))
                                    && arrivals.stream().anyMatch(Arrival.Down.class::isInstance),
                    arrivals::toString);
            assertHidden(reader.health().toString());
            assertThrows(
                    VenueException.class, () -> reader.account(new AccountQuestion(List.of(), 0)));
        }
        arrivals.forEach(arrival -> assertHidden(arrival.toString()));
        urls.forEach(SecretsStayHiddenTest::assertHidden);
        assertEquals(
                1,
                arrivals.stream()
                        .filter(each -> each instanceof Arrival.AccountHeard(_, Heard.Answered _))
                        .count());
    }

    @Test
    void credentialsThatAreNoHeadersAreNotQuoted() {
        var broken = new ApiCredentials(CANARIES.get(0) + "\n", CANARIES.get(1), CANARIES.get(2));
        var http =
                new ClobHttp(
                        client,
                        server.httpUrl(),
                        orders.key().address(),
                        broken,
                        () -> 1_790_899_140L);
        var ask = Ask.get("/data/orders", "", Duration.ofSeconds(1));
        Outcome outcome = http.send(ask).join();
        assertHidden(assertInstanceOf(Outcome.NotSent.class, outcome).reason());
    }

    @Test
    void aFailedLoginQuotesNothing() {
        var login = new Login(client, server.httpUrl(), ExchangeDomain.POLYGON);
        var failure =
                assertThrows(
                        VenueException.class,
                        () -> login.credentials(orders.key().address(), orders.key()::sign));
        assertHidden(String.valueOf(failure));
        assertFalse(String.valueOf(failure.getMessage()).contains("canary"));
    }
}
