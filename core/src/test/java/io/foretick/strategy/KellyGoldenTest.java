package io.foretick.strategy;

import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// The walk against vectors computed with many digits, tolerance as the vectors state it.
class KellyGoldenTest {

    private static final double TOLERANCE = 1e-10;
    private static final double MARGIN = 1e-9; // the vectors do not clamp

    @TestFactory
    Stream<DynamicTest> walksEqualTheVectors() {
        return SharedFiles.golden().cases("kelly_*.json", KellyGoldenTest::check);
    }

    private static void check(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            PriceLadder asks = PriceLadder.asks(16);
            PriceLadder bids = PriceLadder.bids(16);
            fill(asks, point.get("asks"));
            fill(bids, point.get("bids"));
            KellyTrade trade = new KellyTrade(16);
            double cash = number(point, "cash");
            kelly(point)
                    .walk(
                            number(point, "p"),
                            cash + number(point, "yes"),
                            cash + number(point, "no"),
                            asks,
                            bids,
                            trade);
            compare(point, trade);
        }
    }

    private static void compare(JsonNode point, KellyTrade trade) {
        near(trade.netYes(), number(point, "net_yes"), point);
        near(trade.wealthUp(), number(point, "wealth_up"), point);
        near(trade.wealthDown(), number(point, "wealth_down"), point);
        near(trade.gainLog(), number(point, "gain_log"), point);
        JsonNode fills = point.get("fills");
        assertEquals(fills.size(), trade.levelCount(), point::toString);
        for (int level = 0; level < fills.size(); level++) {
            near(trade.fillGross(level), number(fills.get(level), "gross"), point);
        }
        if (!fills.isEmpty()) {
            JsonNode last = fills.get(fills.size() - 1);
            near(trade.limitPrice(), number(last, "price"), point);
            boolean isBuy = last.get("side").asString().equals("buy");
            assertEquals(isBuy, trade.outcome() == KellyTrade.Outcome.BUY, point::toString);
        }
    }

    private static Kelly kelly(JsonNode point) {
        boolean inShares = point.get("fee_mode").asString().equals("shares");
        TakerFee.Mode mode = inShares ? TakerFee.Mode.SHARES : TakerFee.Mode.COLLATERAL;
        TakerFee fee = new TakerFee(number(point, "fee_rate"), number(point, "fee_exp"), mode);
        return new Kelly(number(point, "alpha"), MARGIN, fee);
    }

    private static void fill(PriceLadder ladder, JsonNode levels) {
        for (JsonNode level : levels) {
            ladder.add(level.get(0).asDouble(), level.get(1).asDouble());
        }
    }

    private static void near(double actual, double expected, JsonNode point) {
        double slack = TOLERANCE * Math.abs(expected) + 1e-14;
        assertEquals(expected, actual, slack, point::toString);
    }
}
