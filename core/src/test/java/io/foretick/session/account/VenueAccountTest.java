package io.foretick.session.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.exchange.polymarket.PolymarketExchange;
import io.foretick.exchange.polymarket.PolymarketSettings;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Faults;
import io.foretick.session.control.Emptying;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.ClobHttp;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Against the simulated venue on loopback.
@Timeout(60)
class VenueAccountTest {

    private static final long START = 1_790_899_140L; // a minute before a quarter of an hour
    private static final String SLUG = "btc-updown-15m-1790899200";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> KEY =
            Map.of(Secrets.PRIVATE_KEY, "%064x".formatted(4_711));

    private final VenueClock clock = VenueClock.startingAt(START * Times.SECOND_NS, 1);
    private final PolymarketExchange exchange = exchange();

    @AfterEach
    void stopExchange() {
        exchange.close();
    }

    @Test
    void cancelsWhatRestsAndHearsThatNothingIsOpen() throws Exception {
        AccountAccess access = open(new WalletTerms("", ""));
        try (var account = VenueAccount.connect(access, endpoints(), clock)) {
            for (int k = 1; k <= 3; k++) {
                rest(access, k);
            }
            assertEquals(3, account.openOrders());
            account.cancelAll();
            var emptying =
                    new Emptying(
                            account::cancelAll,
                            account::openOrders,
                            new Emptying.Pace(Duration.ofMillis(10), Duration.ofMillis(100)));
            assertTrue(emptying.run(new CountDownLatch(1), PATIENCE, _ -> {}));
            assertEquals(0, account.openOrders());
        }
    }

    @Test
    void knowsBalanceAllowanceAndStanding() throws Exception {
        AccountAccess access = open(new WalletTerms("", ""));
        try (var account = VenueAccount.connect(access, endpoints(), clock)) {
            assertEquals(new Collateral(10_000 * E8.ONE, Long.MAX_VALUE), account.collateral());
            assertEquals(Long.MAX_VALUE, account.tokenAllowanceE8(upToken()));
            assertEquals(false, account.isClosedOnly());
            exchange.clob().restrictions().closeOnly(access.wallet().key());
            assertEquals(true, account.isClosedOnly());
        }
    }

    @Test
    void refusesAWalletThatDoesNotFitTheKeyBeforeItAsksAnybody() {
        String foreign = "0x" + "12".repeat(20);
        IOException refusal =
                assertThrows(IOException.class, () -> open(new WalletTerms("eoa", foreign)));
        assertTrue(refusal.toString().contains("pays for itself"), refusal::toString);
    }

    @Test
    void anAnswerThatIsNoBalanceIsNotGuessedAt() {
        for (String body : new String[] {"", "[]", "{\"balance\":\"much\"}", "<html>"}) {
            assertThrows(VenueException.class, () -> Collateral.read(body, ExchangeDomain.POLYGON));
            assertThrows(
                    VenueException.class,
                    () -> Collateral.readTokenAllowanceE8(body, ExchangeDomain.POLYGON));
        }
    }

    private AccountAccess open(WalletTerms terms) throws IOException, InterruptedException {
        var secrets =
                new Secrets(
                        KEY,
                        question -> {
                            throw new IOException(question);
                        });
        return AccountAccess.open(secrets, terms, endpoints().clob(), ExchangeDomain.POLYGON);
    }

    /// Offers a cent for ten shares.
    private void rest(AccountAccess access, int number) throws IOException, InterruptedException {
        ExchangeDomain domain =
                ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();
        var order =
                new OrderStruct(
                        number,
                        access.wallet().funder(),
                        access.wallet().key(),
                        new BigInteger(upToken()),
                        100_000,
                        10_000_000,
                        Side.BUY,
                        SignatureType.EOA,
                        clock.nowNs() / Times.MILLI_NS,
                        Bytes32.ZERO,
                        Bytes32.ZERO);
        String name = OrderHash.digest(order, domain).hex();
        var request = new OrderRequest(number, name, order, domain, TimeInForce.GTC, false, 0);
        String body =
                OrderBody.signed(request, access.signer(), access.credentials().apiKey()).json();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var http =
                    new ClobHttp(
                            client,
                            endpoints().clob(),
                            access.wallet().key(),
                            access.credentials(),
                            () -> Times.toEpochSecond(clock.nowNs()));
            Outcome outcome = http.send(Ask.post("/order", body, PATIENCE)).join();
            assertEquals(200, assertInstanceOf(Outcome.Answer.class, outcome).status());
        }
    }

    private String upToken() throws IOException, InterruptedException {
        URI uri = URI.create(exchange.urls().get("polymarket_gamma") + "/events/slug/" + SLUG);
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                            .body();
            return GammaMarkets.parse(answer).listings().getFirst().market().upToken();
        }
    }

    private GatewayEndpoints endpoints() {
        Map<String, String> urls = exchange.urls();
        return new GatewayEndpoints(
                urls.getOrDefault("polymarket_clob", ""),
                urls.getOrDefault("polymarket_ws", ""),
                "");
    }

    private PolymarketExchange exchange() {
        var context = new ExchangeContext(clock, new Seed(7), Faults.NONE, _ -> 0);
        World world = World.of(new Seed(7), WorldSettings.USUAL);
        return PolymarketExchange.start(context, world, PolymarketSettings.USUAL);
    }
}
