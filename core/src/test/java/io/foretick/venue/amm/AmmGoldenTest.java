package io.foretick.venue.amm;

import static io.foretick.testing.Close.assertClose;
import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Side;
import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Swaps to the last unit, and values of liquidity, against the vectors.
class AmmGoldenTest {

    private static final double RELATIVE = 1e-12;

    @TestFactory
    Stream<DynamicTest> swapsOfConstantProductAreExact() {
        return SharedFiles.golden().cases("amm_vectors.json", AmmGoldenTest::checkConstantProduct);
    }

    @TestFactory
    Stream<DynamicTest> swapsOfVolatilePoolsAreExact() {
        return SharedFiles.golden().cases("amm_vectors.json", AmmGoldenTest::checkVolatile);
    }

    @TestFactory
    Stream<DynamicTest> swapsOfStablePoolsAreExact() {
        return SharedFiles.golden().cases("amm_vectors.json", AmmGoldenTest::checkStable);
    }

    @TestFactory
    Stream<DynamicTest> valuesOfLiquidityAreClose() {
        return SharedFiles.golden().cases("lp_vectors.json", AmmGoldenTest::checkValues);
    }

    private static void checkConstantProduct(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "constant_product")) {
            int feePpm = point.path("fee_ppm").asInt();
            Wide in = wide(point, "in_");
            Wide out = wide(point, "out");
            for (Side side : Side.values()) {
                boolean buys = side == Side.BUY;
                Wide paid = wide(point, "x");
                Wide taken = wide(point, "y");
                var pool = new ConstantProduct(buys ? taken : paid, buys ? paid : taken, feePpm);
                assertEquals(
                        wide(point, "in_for_out"),
                        pool.amountIn(side, out, new Wide()),
                        point::toString);
                checkSwap(pool, side, in, out, point);
            }
        }
    }

    private static void checkVolatile(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "volatile_prefloor")) {
            int feeBps = point.path("fee_bps").asInt();
            for (Side side : Side.values()) {
                boolean buys = side == Side.BUY;
                Wide paid = wide(point, "x");
                Wide taken = wide(point, "y");
                var pool = new AerodromeVolatile(buys ? taken : paid, buys ? paid : taken, feeBps);
                checkSwap(pool, side, wide(point, "in_"), wide(point, "out"), point);
            }
        }
    }

    private static void checkStable(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "stable")) {
            assertEquals(0, point.path("up_step_branch").asInt());
            var sold = stable(point, "rx", "ry", "dec_in", "dec_out");
            assertEquals(wide(point, "k"), sold.invariant(new Wide()));
            checkSwap(sold, Side.SELL, wide(point, "in_"), wide(point, "out"), point);
            var bought = stable(point, "ry", "rx", "dec_out", "dec_in");
            checkSwap(bought, Side.BUY, wide(point, "in_"), wide(point, "out"), point);
        }
    }

    private static AerodromeStable stable(
            JsonNode point, String base, String quote, String baseUnits, String quoteUnits) {
        return new AerodromeStable(
                wide(point, base),
                wide(point, quote),
                point.path(baseUnits).asString().length() - 1,
                point.path(quoteUnits).asString().length() - 1,
                point.path("fee_bps").asInt());
    }

    private static void checkSwap(Pool pool, Side side, Wide in, Wide out, JsonNode point) {
        var swap = new Swap();
        pool.swap(side, in, swap);
        assertTrue(swap.isDone(), point::toString);
        assertEquals(out, swap.out(), point::toString);
        assertEquals(in, swap.in());
    }

    private static void checkValues(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "cases")) {
            double ratio = number(point, "price_ratio");
            close(point, "il_full_range", PoolValue.impermanentLoss(ratio));
            close(
                    point,
                    "lvr_rate_full_range_sigma1_per_value",
                    PoolValue.rebalancingLossShare(1.0));
            var range =
                    new PoolValue.Range(
                            1.0, number(point, "range_low"), number(point, "range_high"));
            close(point, "value_start", range.value(1.0));
            close(point, "value_end", range.value(ratio));
            close(point, "hold_end", range.heldValue(1.0, ratio));
            close(point, "il_range", range.impermanentLoss(1.0, ratio));
        }
    }

    private static void close(JsonNode point, String name, double actual) {
        assertClose(name + " of " + point, number(point, name), actual, RELATIVE, 0.0);
    }

    private static Wide wide(JsonNode point, String name) {
        return Wide.parse(point.path(name).asString());
    }
}
