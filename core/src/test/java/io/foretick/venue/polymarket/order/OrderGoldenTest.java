package io.foretick.venue.polymarket.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.polymarket.order.PriceWalk.Level;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every amount, budget and limit equals the one that the venue's own client computed.
final class OrderGoldenTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @TestFactory
    Stream<DynamicTest> roundsLimitOrders() {
        return cases("rounding_limit*.json", OrderGoldenTest::checkLimit);
    }

    @TestFactory
    Stream<DynamicTest> roundsMarketOrders() {
        return cases("rounding_market*.json", OrderGoldenTest::checkMarket);
    }

    @TestFactory
    Stream<DynamicTest> keepsRoomForTheFee() {
        return cases("adjust_buy_amount*.json", OrderGoldenTest::checkBudget);
    }

    @TestFactory
    Stream<DynamicTest> walksTheBook() {
        return SharedFiles.golden()
                .cases(
                        "market_price_walk*.json",
                        file -> {
                            JsonNode root = MAPPER.readTree(file);
                            vectors(file, root, vector -> checkWalk(root.path("book"), vector));
                        });
    }

    private static Stream<DynamicTest> cases(String glob, Consumer<JsonNode> check) {
        return SharedFiles.golden()
                .cases(glob, file -> vectors(file, MAPPER.readTree(file), check));
    }

    private static void vectors(Path file, JsonNode root, Consumer<JsonNode> check) {
        JsonNode vectors = root.path("vectors");
        assertEquals(root.path("count").intValue(), vectors.size());
        vectors.forEach(check);
        System.out.println(file.getFileName() + ": " + vectors.size() + " vectors");
    }

    private static void checkLimit(JsonNode vector) {
        long priceE8 = e8(vector, "price");
        Tick tick = tick(vector);
        assertEquals(vector.path("priceValid").booleanValue(), tick.reaches(priceE8), id(vector));
        if (tick.reaches(priceE8)) {
            assertEquals(
                    amounts(vector),
                    OrderAmounts.limit(side(vector), priceE8, e8(vector, "size"), tick),
                    id(vector));
        }
    }

    private static void checkMarket(JsonNode vector) {
        assertEquals(
                amounts(vector),
                OrderAmounts.market(
                        side(vector),
                        e8(vector, "price"),
                        e8(vector, "amount"),
                        tick(vector),
                        MarketRounding.CLIENT),
                id(vector));
    }

    private static void checkBudget(JsonNode vector) {
        var fees = new FeeSchedule(e8(vector, "feeRate"), number(vector, "feeExponent"), false);
        long resultE8 =
                BuyBudget.withinE8(
                        e8(vector, "amount"),
                        e8(vector, "price"),
                        e8(vector, "balance"),
                        fees,
                        e8(vector, "builderTakerFeeRate"));
        assertEquals(e8(vector, "result"), resultE8, id(vector));
    }

    private static void checkWalk(JsonNode book, JsonNode vector) {
        Side side = side(vector);
        List<Level> levels = new ArrayList<>();
        for (JsonNode level : book.path(side == Side.BUY ? "asks" : "bids")) {
            levels.add(
                    new Level(
                            E8.parse(level.path("price").stringValue()),
                            E8.parse(level.path("size").stringValue())));
        }
        OptionalLong expected =
                vector.path("price").isNull()
                        ? OptionalLong.empty()
                        : OptionalLong.of(e8(vector, "price"));
        var life = TimeInForce.valueOf(vector.path("orderType").stringValue());
        assertEquals(
                expected, PriceWalk.limitE8(side, levels, e8(vector, "amount"), life), id(vector));
    }

    private static OrderAmounts amounts(JsonNode vector) {
        return new OrderAmounts(
                Long.parseLong(vector.path("makerAmount").stringValue()),
                Long.parseLong(vector.path("takerAmount").stringValue()));
    }

    private static Tick tick(JsonNode vector) {
        return Tick.of(E8.parse(vector.path("tickSize").stringValue())).orElseThrow();
    }

    private static Side side(JsonNode vector) {
        return Side.valueOf(vector.path("side").stringValue());
    }

    private static long e8(JsonNode vector, String key) {
        BigDecimal value = vector.path(key).decimalValue();
        return value.movePointRight(8).longValueExact();
    }

    private static int number(JsonNode vector, String key) {
        return vector.path(key).intValue();
    }

    private static String id(JsonNode vector) {
        return vector.path("id").stringValue();
    }
}
