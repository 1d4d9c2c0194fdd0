package io.foretick.exchange.polymarket.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Matches that the real venue settled on its chain, all of them mints: against makers with as much
/// left as was filled, the engine takes the same fee and gives the taker the same shares, to the
/// four decimals that market orders have. Where a budget ends inside a maker's order the venue also
/// rounds the maker's pUSD, in a way that the one such match does not tell.
class ChainMatchFixtureTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MICRO_E8 = 100;
    private static final long FOURTH_DECIMAL_E8 = 10_000;

    @TestFactory
    Stream<DynamicTest> matchesAsTheChainSettled() {
        return SharedFiles.fixtures()
                .cases("onchain_match_orders_*.json", ChainMatchFixtureTest::checkAll);
    }

    private static void checkAll(Path file) {
        for (JsonNode transaction : JSON.readTree(file).path("transactions")) {
            check(transaction);
        }
    }

    private static void check(JsonNode transaction) {
        var scene = Scene.withoutDelay();
        long sharesE8 = 0;
        for (JsonNode maker : transaction.path("maker_orders")) {
            long filledE8 = filledSharesE8(maker);
            sharesE8 += filledE8;
            String price = E8.format(priceE8(maker));
            var placed =
                    scene.place(
                            Scene.HOUSE,
                            Scene.DOWN,
                            Side.valueOf(maker.path("side").asString()),
                            price,
                            E8.format(upToCentsE8(filledE8)),
                            TimeInForce.GTC);
            assertInstanceOf(PlaceAnswer.Accepted.class, placed);
        }
        JsonNode taker = transaction.path("taker_order");
        scene.engine.place(spending(taker), scene.nowNs);
        TradeReport trade = scene.trades.getLast();
        assertEquals(sharesE8 / FOURTH_DECIMAL_E8, trade.sizeE8() / FOURTH_DECIMAL_E8);
        assertEquals(amountE8(taker, "fee"), trade.feeE8());
    }

    // A market order for what it spent, to the cent above: the chain says no kind of order.
    private static OrderRequest spending(JsonNode taker) {
        long cashE8 = upToCentsE8(amountE8(taker, "fill"));
        long sharesE8 = E8.divide(cashE8, priceE8(taker)) / 10_000 * 10_000;
        return new OrderRequest(
                "taker",
                Scene.HOUSE,
                Scene.HOUSE,
                Scene.UP,
                Side.valueOf(taker.path("side").asString()),
                cashE8,
                sharesE8,
                TimeInForce.FAK,
                0,
                false);
    }

    private static long priceE8(JsonNode order) {
        long exactE8 = E8.divide(amountE8(order, "maker_amount"), amountE8(order, "taker_amount"));
        return (exactE8 + E8.ONE / 2_000) / (E8.ONE / 1_000) * (E8.ONE / 1_000);
    }

    private static long filledSharesE8(JsonNode maker) {
        long sharesE8 =
                E8.multiplyDivide(
                        amountE8(maker, "fill"),
                        amountE8(maker, "taker_amount"),
                        amountE8(maker, "maker_amount"));
        return sharesE8 / MICRO_E8 * MICRO_E8;
    }

    private static long upToCentsE8(long amountE8) {
        long centE8 = E8.ONE / 100;
        return (amountE8 + centE8 - 1) / centE8 * centE8;
    }

    private static long amountE8(JsonNode order, String name) {
        return order.path(name).longValue() * MICRO_E8;
    }
}
