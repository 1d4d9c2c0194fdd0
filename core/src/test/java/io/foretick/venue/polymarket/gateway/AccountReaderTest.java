package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.TradeRecord;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Questions about an account to a venue of canned answers.
@Timeout(30)
class AccountReaderTest {

    private static final int PAGES = 10;
    private static final String ORDER =
            """
            {"id":"0x%x","status":"LIVE","market":"0xc0","asset_id":"11","side":"BUY",
             "original_size":"5","size_matched":"0","price":"0.4","owner":"canary-key"}\
            """;
    private static final String TRADE =
            """
            {"id":"t%d","taker_order_id":"0x1","market":"0xc0","asset_id":"11","side":"BUY",
             "size":"5","price":"0.4","status":"TRADE_STATUS_MINED","match_time":"%d",
             "maker_orders":[]}\
            """;

    private final AtomicInteger busy = new AtomicInteger();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private volatile String firstTrades = trades(9, 7);
    private LoopbackServer server;
    private AccountReader reader;

    @BeforeEach
    void start() {
        server =
                LoopbackServer.start(
                        "clob",
                        0,
                        Faults.NONE,
                        config -> {
                            config.routes.before(
                                    context -> queries.add(context.path() + query(context)));
                            config.routes.get("/time", context -> context.result("1790899140"));
                            config.routes.get("/version", context -> context.result("{}"));
                            config.routes.get("/data/orders", this::orders);
                            config.routes.get("/data/trades", this::trades);
                            config.routes.get("/balance-allowance", AccountReaderTest::balance);
                            config.routes.get(
                                    "/positions",
                                    context ->
                                            context.result(
                                                    "[{\"asset\":\"11\",\"size\":99},"
                                                            + "{\"asset\":\"33\",\"size\":1.5}]"));
                        });
        EthAddress address = TestOrders.ofWallet(1).key().address();
        var credentials = new ApiCredentials("canary-key", "c2VjcmV0", "canary-phrase");
        reader =
                AccountReader.start(
                        new GatewayEndpoints(
                                server.httpUrl(), server.webSocketUrl(), server.httpUrl()),
                        new TradingAccount(
                                address, EthAddress.ZERO, SignatureType.SAFE, credentials),
                        GatewaySettings.DEFAULT,
                        VenueClock.startingAt(1_790_899_140L * Times.SECOND_NS, 1),
                        _ -> {});
    }

    @AfterEach
    void stop() {
        reader.close();
        server.close();
    }

    private static String query(Context context) {
        return context.queryString() == null ? "" : "?" + context.queryString();
    }

    private void orders(Context context) {
        if (busy.getAndDecrement() > 0) {
            context.status(425).result("{\"error\":\"service not ready\"}");
            return;
        }
        String cursor = context.queryParam("next_cursor");
        int page = "MA==".equals(cursor) ? 0 : Integer.parseInt(String.valueOf(cursor));
        List<String> orders = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            orders.add(ORDER.formatted(page * 100 + k));
        }
        String next = page + 1 == PAGES ? "LTE=" : Integer.toString(page + 1);
        context.result(page(orders, next));
    }

    private void trades(Context context) {
        boolean first = "MA==".equals(context.queryParam("next_cursor"));
        context.result(
                first
                        ? firstTrades
                        : page(List.of(TRADE.formatted(7, 7), TRADE.formatted(5, 5)), "LTE="));
    }

    private static String trades(int... seconds) {
        List<String> trades = new ArrayList<>();
        for (int second : seconds) {
            trades.add(TRADE.formatted(second, second));
        }
        return page(trades, "next");
    }

    private static String page(List<String> items, String next) {
        return "{\"data\":[%s],\"next_cursor\":\"%s\"}".formatted(String.join(",", items), next);
    }

    private static void balance(Context context) {
        boolean cash = "COLLATERAL".equals(context.queryParam("asset_type"));
        context.result("{\"balance\":\"%d\"}".formatted(cash ? 12_000_000 : 3_000_000));
    }

    @Test
    void readsAThousandOrdersWellUnderFiveSeconds() throws Exception {
        var question = new AccountQuestion(List.of("11", "22"), 6);
        long since = System.nanoTime();
        AccountSnapshot snapshot = reader.account(question);
        long tookMs = (System.nanoTime() - since) / Times.MILLI_NS;
        System.out.println("an account of 1,000 orders was read in " + tookMs + " ms");
        assertEquals(1_000, snapshot.open().size());
        assertTrue(tookMs < 5_000, () -> tookMs + " ms");
    }

    @Test
    void putsTradesInTheirOrderAndCountsEachOnce() throws Exception {
        AccountSnapshot snapshot = reader.account(new AccountQuestion(List.of(), 6));
        assertEquals(
                List.of("t5", "t7", "t9"),
                snapshot.trades().stream().map(TradeRecord::id).toList());
        assertTrue(
                queries.contains("/data/trades?next_cursor=MA%3D%3D&after=5"), queries::toString);
    }

    @Test
    void takesFromPositionsWhatNobodyAskedFor() throws Exception {
        AccountSnapshot snapshot = reader.account(new AccountQuestion(List.of("11", "22"), 0));
        assertEquals(12 * E8.ONE, snapshot.cashE8());
        assertEquals(
                Map.of("11", 3 * E8.ONE, "22", 3 * E8.ONE, "33", 150_000_000L),
                snapshot.tokensE8());
        assertTrue(
                queries.contains("/balance-allowance?asset_type=COLLATERAL&signature_type=2"),
                queries::toString);
        assertTrue(
                queries.stream().anyMatch(each -> each.startsWith("/positions?user=0x0000000000")),
                queries::toString);
    }

    @Test
    void asksAgainWhereTheVenueIsBusy() throws Exception {
        busy.set(2);
        assertEquals(1_000, reader.openOrders().size());
    }

    @Test
    void aPageWithABrokenEntryIsNoAnswer() {
        firstTrades = page(List.of(TRADE.formatted(1, 1).replace("MINED", "LOST")), "LTE=");
        var question = new AccountQuestion(List.of(), 0);
        assertThrows(VenueException.class, () -> reader.account(question));
    }
}
