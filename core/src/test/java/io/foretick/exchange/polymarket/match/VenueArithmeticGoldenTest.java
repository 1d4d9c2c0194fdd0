package io.foretick.exchange.polymarket.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Fees, limits and walks through the book against the vectors of the official client.
class VenueArithmeticGoldenTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicTest> floorsFees() {
        return SharedFiles.golden().cases("taker_fee.json", file -> each(file, this::checkFee));
    }

    private void checkFee(JsonNode vector) {
        long rateE8 = E8.parse(text(vector, "rate"));
        var fees = new FeeSchedule(rateE8, vector.path("exponent").asInt(), false);
        long feeE8 =
                fees.takerFeeE8(E8.parse(text(vector, "price")), E8.parse(text(vector, "shares")));
        assertEquals(vector.path("feeMicro").asLong() * 100, feeE8, vector::toString);
    }

    @TestFactory
    Stream<DynamicTest> readsTheLimitOfRestingOrders() {
        return SharedFiles.golden()
                .cases("rounding_limit.json", file -> each(file, this::checkLimit));
    }

    private void checkLimit(JsonNode vector) {
        checkPrice(vector, TimeInForce.GTC, RoundingMode.HALF_UP);
    }

    @TestFactory
    Stream<DynamicTest> readsTheLimitOfImmediateOrders() {
        return SharedFiles.golden()
                .cases("rounding_market.json", file -> each(file, this::checkMarket));
    }

    private void checkMarket(JsonNode vector) {
        checkPrice(vector, TimeInForce.FOK, RoundingMode.FLOOR);
    }

    private static void checkPrice(JsonNode vector, TimeInForce life, RoundingMode mode) {
        var tick = new BigDecimal(text(vector, "tickSize"));
        BigDecimal price = new BigDecimal(text(vector, "price")).setScale(tick.scale(), mode);
        var request =
                new OrderRequest(
                        "golden",
                        "a",
                        "a",
                        Scene.UP,
                        Side.valueOf(text(vector, "side")),
                        vector.path("makerAmount").asLong() * 100,
                        vector.path("takerAmount").asLong() * 100,
                        life,
                        0,
                        false);
        boolean onGrid = price.remainder(tick).signum() == 0;
        OptionalLong expected =
                onGrid ? OptionalLong.of(E8.parse(price.toPlainString())) : OptionalLong.empty();
        assertEquals(expected, request.priceE8(E8.parse(tick.toPlainString())), vector::toString);
    }

    @TestFactory
    Stream<DynamicTest> walksTheBookAsTheClientForesees() {
        return SharedFiles.golden().cases("market_price_walk.json", this::checkWalks);
    }

    private void checkWalks(Path file) {
        JsonNode root = JSON.readTree(file);
        for (JsonNode vector : root.path("vectors")) {
            checkWalk(root.path("book"), vector);
        }
    }

    private static void checkWalk(JsonNode book, JsonNode vector) {
        var scene = new Scene(MatchSettings.usual(new Seed(1)).withTakerDelayNs(0));
        Side side = Side.valueOf(text(vector, "side"));
        for (JsonNode level : book.path(side == Side.BUY ? "asks" : "bids")) {
            String price = text(level, "price");
            var rest = TimeInForce.GTC;
            scene.place("house", Scene.UP, side.opposite(), price, text(level, "size"), rest);
        }
        boolean foreseen = vector.path("price").isNumber();
        PlaceAnswer answer = scene.engine.place(marketOrder(vector, foreseen), scene.nowNs);
        assertEquals(foreseen, answer instanceof PlaceAnswer.Accepted, vector::toString);
        if (foreseen && text(vector, "orderType").equals("FOK")) {
            long worstE8 = scene.trades.getLast().lastPriceE8();
            assertEquals(E8.parse(text(vector, "price")), worstE8, vector::toString);
        }
    }

    // Where the client foresees no match, the limit is the widest.
    private static OrderRequest marketOrder(JsonNode vector, boolean foreseen) {
        boolean buy = text(vector, "side").equals("BUY");
        String widest = buy ? "0.99" : "0.01";
        long priceE8 = E8.parse(foreseen ? text(vector, "price") : widest);
        long amountE8 = E8.parse(text(vector, "amount"));
        long otherE8 = buy ? E8.divide(amountE8, priceE8) : E8.multiply(amountE8, priceE8);
        return new OrderRequest(
                "walk",
                "house",
                "house",
                Scene.UP,
                buy ? Side.BUY : Side.SELL,
                amountE8,
                otherE8 / 10_000 * 10_000,
                TimeInForce.valueOf(text(vector, "orderType")),
                0,
                false);
    }

    private static void each(Path file, Consumer<JsonNode> check) {
        JSON.readTree(file).path("vectors").forEach(check);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isNumber()
                ? node.path(name).decimalValue().toPlainString()
                : node.path(name).asString();
    }
}
